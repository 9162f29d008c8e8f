"""Badges as `badges.typ` wants them: names in two scripts, in the design of the category."""

from typing import TYPE_CHECKING, Any

from registration.documents.models import BadgeDesign
from registration.documents.papers import parts

if TYPE_CHECKING:
    from registration.documents.papers.rendering import Printable

Field = BadgeDesign.Field


def badge(printable: "Printable") -> dict[str, Any]:
    stated = printable.document.facts["facts"]
    design = printable.design or BadgeDesign()
    shown = set(design.fields)

    def text(name: str, field: str) -> str:
        return str(stated.get(name, "")) if field in shown else ""

    return {
        "size": design.size,
        "color": design.color,
        "ink": parts.ink_on(design.color),
        "edition": stated["event"],
        "name": stated["name"],
        "other_name": text("other_name", Field.OTHER_NAME),
        "institution": text("institution", Field.INSTITUTION),
        "country": text("country", Field.COUNTRY),
        "category": text("category", Field.CATEGORY),
        "qr": parts.drawn(printable.ticket) if Field.QR in shown and printable.ticket else "",
        "code": printable.document.code,
    }
