"""What an edition knows already: its categories by any name, and who is registered."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from registration.models import Category, Registration
from symposium.lib.folding import folded
from symposium.program.models import Edition

if TYPE_CHECKING:
    from registration.people.plan import Entry


class Categories:
    """Those that may be given, by slug and by name in every language. One query."""

    def __init__(self, edition: Edition, default: str, *, for_heads: bool) -> None:
        rows = edition.categories.offered()
        offered = list(rows.filter(needs_invitation=False) if for_heads else rows)
        self._by_word: dict[str, Category] = {}
        for one in offered:
            for word in (one.slug, *one.name.values()):
                self._by_word.setdefault(folded(word), one)
        first = offered[0] if offered else None
        self._default = next((one for one in offered if one.slug == default), first)

    def named(self, text: str) -> Category | None:
        return self._by_word.get(folded(text)) if text else self._default


@dataclass(frozen=True)
class Found:
    """Somebody who is registered."""

    pk: int
    email: str
    display_name: str
    latin_name: str
    language: str
    institution: int | None
    territory: str
    category: int
    mode: str
    state: str
    user: int | None

    def changes(self, entry: "Entry") -> dict[str, str]:
        """What the table says differently of the person, seats apart; of nobody who has an
        account, for whose data are the person's own."""
        if self.user is not None or self.state == Registration.State.CANCELED:
            return {}
        row = entry.row
        said = {
            "display_name": row.display_name,
            "latin_name": row.latin_name,
            "email": row.email,
            "language": row.language,
        }
        return {name: text for name, text in said.items() if text and text != getattr(self, name)}

    def differences(self, entry: "Entry") -> list[str]:
        """What an import does not change, for it decides about seats."""
        row = entry.row
        found = []
        if self.state == Registration.State.CANCELED:
            found.append(_("The person has canceled; that stays so."))
        if row.category and entry.category and entry.category.pk != self.category:
            found.append(_("The category is another one; change it at the registration."))
        if row.mode and entry.mode != self.mode:
            found.append(_("The way of taking part is another one; change it there."))
        if row.institution and entry.institution != self.institution:
            found.append(_("The institution is another one; change it at the registration."))
        return found


class Present:
    """Everybody of an edition in memory. One query."""

    def __init__(self, edition: Edition) -> None:
        self._by_email: dict[str, Found] = {}
        self._by_name: dict[tuple[str, int | None], Found] = {}
        rows = edition.registrations.order_by("pk").values_list(
            "pk", "email", "display_name", "latin_name", "language", "institution", "territory",
            "category", "mode", "state", "user",
        )  # fmt: skip
        for row in rows:
            found = Found(*row)
            if found.email:
                self._by_email[found.email.lower()] = found
            self._by_name.setdefault((folded(found.display_name), found.institution), found)

    def find(self, entry: "Entry") -> Found | None:
        """By the address; without one, by name and institution. Who is entered without an address
        is found by name too, and gets the address."""
        row = entry.row
        if row.email and (known := self._by_email.get(row.email)):
            return known
        if entry.new is not None:
            return None
        found = self._by_name.get((folded(row.display_name), entry.institution))
        if found is not None and row.email and found.email:
            return None
        return found
