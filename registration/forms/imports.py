"""A table of people: what its columns mean."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from registration.forms.taking_part import modes_of
from registration.models import Category
from registration.people.columns import BY_LANGUAGE, LABELS
from registration.people.plan import NEW, Options, Unsure
from registration.people.table import Table
from symposium.institutions.models import Institution
from symposium.program.models import Edition

# So many names are decided at once; a form has only so many fields.
DECIDED_AT_ONCE = 200


class OptionsForm(forms.Form):
    """What columns mean, what holds where a row says nothing, and which institutions are meant."""

    def __init__(
        self,
        data: Any = None,
        *,
        edition: Edition,
        table: Table,
        options: Options,
        unsure: list[Unsure],
        categories: list[Category],
    ) -> None:
        super().__init__(data)
        self.table = table
        self.asked = unsure[:DECIDED_AT_ONCE]
        self._kept = options
        for place, header in enumerate(table.header):
            column = options.columns.get(place)
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=header or _("Column %(number)d") % {"number": place + 1},
                choices=[("", _("Leave out")), *_meanings()],
                initial=str(column) if column else "",
                required=False,
            )
        defaults = {
            "category": (_("Category"), [(one.slug, str(one)) for one in categories]),
            "mode": (_("Taking part"), modes_of(edition)),
            "language": (_("Language of letters"), settings.LANGUAGES),
        }
        for name, (label, choices) in defaults.items():
            self.fields[name] = forms.ChoiceField(
                label=label, choices=choices, initial=getattr(options, name)
            )
        self._ask()

    def _ask(self) -> None:
        known = Institution.objects.in_bulk({pk for one in self.asked for pk in one.similar})
        for one in self.asked:
            similar = [(str(pk), _described(known[pk])) for pk in one.similar if pk in known]
            self.fields[f"institution-{one.key}"] = forms.ChoiceField(
                label=one.name,
                choices=[
                    ("", _("Choose")),
                    *similar,
                    (NEW, _("None of these: it is new")),
                ],
                initial=one.chosen,
                required=False,
            )

    def columns(self) -> list[tuple[forms.BoundField, list[str]]]:
        """Each column's field with the first texts in it."""
        count = len(self.table.header)
        return [(self[f"column-{place}"], self.table.samples(place)) for place in range(count)]

    def institutions(self) -> list[tuple[forms.BoundField, Unsure]]:
        return [(self[f"institution-{one.key}"], one) for one in self.asked]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        seen: dict[str, str] = {}
        for name, meaning in list(cleaned.items()):
            if name.startswith("column-") and meaning:
                if meaning in seen:
                    self.add_error(name, _("Another column has this meaning already."))
                seen[meaning] = name
        return cleaned

    def options(self) -> dict[str, Any]:
        """As they are kept with the upload."""
        said = self.cleaned_data
        chosen = {
            name.removeprefix("institution-"): value
            for name, value in said.items()
            if name.startswith("institution-") and value
        }
        return {
            "columns": {
                name.removeprefix("column-"): value
                for name, value in said.items()
                if name.startswith("column-") and value
            },
            "category": said["category"],
            "mode": said["mode"],
            "language": said["language"],
            "institutions": {**self._kept.institutions, **chosen},
        }


def _meanings() -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for field, label in LABELS.items():
        found.append((field, label))
        if field in BY_LANGUAGE:
            found += [(f"{field}:{code}", f"{label} ({name})") for code, name in settings.LANGUAGES]
    return found


def _described(institution: Institution) -> str:
    parts = [str(institution), institution.city, institution.territory_name]
    return " · ".join(filter(None, parts))
