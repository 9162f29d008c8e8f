"""Certificates of attendance as `certificate.typ` wants them."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from registration.documents.papers import parts
from symposium.lib.bidi import isolated

if TYPE_CHECKING:
    from registration.documents.papers.rendering import Printable


def certificate(printable: "Printable") -> dict[str, Any]:
    stated = printable.document.facts["facts"]
    values = {
        "event": isolated(stated["event"]),
        "workshop": isolated(stated.get("workshop", "")),
        "dates": stated["dates"],
        "place": isolated(stated.get("place", "")),
        "time": isolated(stated["time"]),
    }
    signatory, signatory_title = printable.signatory
    return {
        **parts.proof(printable.document),
        "event": stated["event"],
        "title": _("Certificate of attendance"),
        "opening": _("This is to certify that"),
        "name": stated["name"],
        "other_name": stated.get("other_name", ""),
        "institution": stated.get("institution", ""),
        "body": _body(stated) % values,
        "signatory": signatory or _("The organizing committee"),
        "signatory_title": signatory_title,
    }


def _body(stated: dict[str, str]) -> str:
    if stated.get("workshop"):
        return _(
            "has taken part in the workshop %(workshop)s of %(event)s. "
            "Measured attendance: %(time)s."
        )
    if stated.get("place"):
        return _(
            "has taken part in %(event)s, %(dates)s, %(place)s. Measured attendance: %(time)s."
        )
    return _("has taken part in %(event)s, %(dates)s. Measured attendance: %(time)s.")
