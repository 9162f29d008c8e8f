"""What an address says of the works to be shown; what it says wrongly is left out."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from symposium.exhibition.models import Work
from symposium.exhibition.queries.choice import FACETS, Choice

LONGEST_SEARCH = 100
MOST_VALUES = 40


def choice_from(query: QueryDict) -> Choice:
    """`?q=…&form=film&form=video` as a choice. A value that does not exist fits nothing."""
    return Choice(
        search=query.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH],
        chosen={
            facet: frozenset(value[:100] for value in query.getlist(facet)[:MOST_VALUES] if value)
            for facet in FACETS
            if facet in query
        },
    )


class TableForm(forms.Form):
    """Filters of the organizers' table."""

    YES_OR_NO = [("", _("All")), ("yes", _("Yes")), ("no", _("No"))]

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=LONGEST_SEARCH,
        widget=forms.TextInput({"type": "search"}),
    )
    form = forms.ChoiceField(
        label=_("Form"), required=False, choices=[("", _("All forms")), *Work.Form.choices]
    )
    lack = forms.ChoiceField(
        label=_("What is missing"),
        required=False,
        choices=[
            ("", _("Anything or nothing")),
            ("translation", _("A translation")),
            ("picture", _("A picture")),
            ("refused", _("A file was refused")),
        ],
    )
    selected = forms.ChoiceField(label=_("Selected"), required=False, choices=YES_OR_NO)
    on_show = forms.ChoiceField(label=_("On show"), required=False, choices=YES_OR_NO)

    def filters(self) -> Mapping[str, str]:
        """Keyword arguments of `queries.rows_to_edit`."""
        self.is_valid()
        chosen = self.cleaned_data
        return {
            "search": chosen.get("q", ""),
            "form": chosen.get("form", ""),
            "lack": chosen.get("lack", ""),
            "selected": chosen.get("selected", ""),
            "on_show": chosen.get("on_show", ""),
        }

    def as_query(self) -> str:
        """The filters as an address holds them; empty without any."""
        self.is_valid()
        return urlencode({name: value for name, value in self.cleaned_data.items() if value})
