"""A work and its place in the exhibition, in the order in which one thinks of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from symposium.exhibition.models import Exhibit, Hall, Work
from symposium.institutions.models import Institution
from symposium.lib import sdg
from symposium.lib.translated import LANGUAGE_CODES
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Session


def goal_choices() -> list[tuple[int, str]]:
    return [(number, f"{number} · {goal.short}") for number, goal in sdg.goals().items()]


class WorkForm(forms.ModelForm[Work]):
    sdg_goals = forms.TypedMultipleChoiceField(
        label=_("Sustainable Development Goals"),
        choices=goal_choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hall = forms.ModelChoiceField(
        label=_("Hall"), queryset=Hall.objects.none(), required=False, empty_label=_("No hall")
    )
    sessions = forms.ModelMultipleChoiceField(
        label=_("Sessions about it"),
        queryset=Session.objects.none(),
        required=False,
        help_text=_("Their pages in the program lead to the work."),
    )
    is_on_show = forms.BooleanField(
        label=_("On show"),
        required=False,
        help_text=_("Until then only organizers see the work."),
    )
    is_selected = forms.BooleanField(label=_("Selected by the jury"), required=False)

    class Meta:
        model = Work
        fields = ["institution", "form", "year", "sdg_goals", "rights"]

    field_order = [
        "title",
        "summary",
        "institution",
        "form",
        "year",
        "creators",
        "sdg_goals",
        "rights",
        "credit",
        "hall",
        "sessions",
        "is_on_show",
        "is_selected",
    ]

    def __init__(self, data: Any = None, *, exhibit: Exhibit) -> None:
        self.exhibit = exhibit
        work = exhibit.work if exhibit.pk else Work()
        initial = {
            "hall": exhibit.hall_id,
            "sessions": list(exhibit.sessions.all()) if exhibit.pk else [],
            "is_on_show": exhibit.is_on_show,
            "is_selected": exhibit.is_selected,
            "title": work.title,
            "summary": work.summary,
            "creators": work.creators,
            "credit": work.credit,
        }
        super().__init__(data, instance=work, initial=initial)
        self._add_texts(work)
        self._offer(work)
        self.order_fields(self.field_order)

    def _add_texts(self, work: Work) -> None:
        """Inputs in the edition's languages, and in any other in which there is a text."""
        own = self.exhibit.edition.languages
        texts: dict[str, tuple[Any, int, bool, bool]] = {
            "title": (_("Title"), 200, False, True),
            "summary": (_("Summary"), 3000, True, False),
            "creators": (_("Creators"), 500, False, False),
            "credit": (_("Credit"), 300, False, False),
        }
        for name, (label, length, multiline, required) in texts.items():
            others = [code for code in getattr(work, name) if code not in own]
            self.fields[name] = TranslatedFormField(
                label=label,
                languages=[*own, *sorted(others, key=LANGUAGE_CODES.index)],
                max_length=length,
                multiline=multiline,
                required=required,
            )

    def _offer(self, work: Work) -> None:
        halls = self.fields["hall"]
        museums = self.fields["institution"]
        assert isinstance(halls, forms.ModelChoiceField)  # noqa: S101 - declared above
        assert isinstance(museums, forms.ModelChoiceField)  # noqa: S101 - made by the model
        sessions = self.fields["sessions"]
        assert isinstance(sessions, forms.ModelMultipleChoiceField)  # noqa: S101 - declared above
        sessions.queryset = self.exhibit.edition.sessions.public()
        halls.queryset = self.exhibit.edition.halls.all()
        museums.queryset = Institution.objects.confirmed() | Institution.objects.filter(
            pk=work.institution_id
        )

    def to_exhibit(self) -> Exhibit:
        """The exhibit with its work as written, not saved yet. Call after `is_valid`."""
        work = self.instance
        for name in ("title", "summary", "creators", "credit"):
            setattr(work, name, self.cleaned_data[name])
        self.exhibit.work = work
        self.exhibit.hall = self.cleaned_data["hall"]
        self.exhibit.is_on_show = self.cleaned_data["is_on_show"]
        self.exhibit.is_selected = self.cleaned_data["is_selected"]
        return self.exhibit
