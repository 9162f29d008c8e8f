"""Codes to scan, as pictures that a page carries itself."""

import segno
from django.utils.safestring import SafeString, mark_safe


def svg(address: str) -> SafeString:
    """A QR code of an address: an `<svg>` that fills its place."""
    code = segno.make(address, error="m", micro=False)
    picture: str = code.svg_inline(
        omitsize=True, border=2, dark="#000", light=None, svgclass="code", lineclass=None
    )
    return mark_safe(picture)  # noqa: S308 - drawn by segno; the address is only squares in it
