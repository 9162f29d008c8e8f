"""What papers share: codes, and how a stranger verifies them."""

import segno
from django.utils.translation import gettext as _

from registration.documents import statements
from registration.documents.models import IssuedDocument
from symposium.lib.templatetags.times import format_day

DARK, LIGHT = "#1c1a17", "#ffffff"


def drawn(text: str, *, error: str = "m") -> str:
    """A QR code as SVG of its own size, for Typst. `error` as segno names it."""
    code = segno.make(text, error=error, micro=False)
    return code.svg_inline(scale=1, border=2, dark=DARK, light=LIGHT)


def proof(document: IssuedDocument) -> dict[str, str]:
    """The code, the QR code with the signed statement, the address to be typed, the date."""
    issued_on = format_day(document.issued_at.astimezone(document.edition.zone).date())
    return {
        "qr": drawn(statements.address_of(document), error="l"),
        "code": document.code,
        "verify_address": statements.short_address_of(document),
        "verify_words": _(
            "Scan the code, or type it at the address below, to see whether this document is "
            "genuine and valid."
        ),
        "date": issued_on,
        "lead_color": document.edition.lead_color,
    }


def ink_on(color: str) -> str:
    """Black or white, whatever reads better on a color "#rrggbb" (WCAG's contrast)."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#1c1a17" if (luminance + 0.05) / 0.0605 > 1.05 / (luminance + 0.05) else "#ffffff"
