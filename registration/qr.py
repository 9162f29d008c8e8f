"""The QR code of a registration: its ticket and nothing else, so that it tells no stranger who
carries it."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe

DARK, LIGHT = "#1c1a17", "#ffffff"
QUIET_ZONE = 3


def make(text: str) -> segno.QRCode:
    """Readable with a quarter of it worn off, as badges are."""
    return segno.make(text, error="q", micro=False)


def png(text: str) -> bytes:
    """For e-mail: 8 pixels a module."""
    out = io.BytesIO()
    make(text).save(out, kind="png", scale=8, border=QUIET_ZONE, dark=DARK, light=LIGHT)
    return out.getvalue()


def svg(text: str) -> SafeString:
    """For a page: dark on white in both themes, as scanners want it."""
    drawing = make(text).svg_inline(
        scale=8, border=QUIET_ZONE, dark=DARK, light=LIGHT, omitsize=True, svgclass="qr"
    )
    return mark_safe(drawing)  # noqa: S308 - segno draws it of our own text
