"""Recipients: chosen by the same filters as the list of registrations, and a few more."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registration import queries as registrations
from registration.forms import FilterForm
from registration.mailings import queries
from registration.models import Delegation, Registration, RegistrationQuerySet
from symposium.program.models import Edition

LONGEST_VALUE = 200


class RecipientsForm(FilterForm):
    delegation = forms.TypedChoiceField(
        label=_("Delegation"), required=False, coerce=int, empty_value=None
    )
    workshop = forms.TypedChoiceField(
        label=_("Workshop"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, data: Mapping[str, Any], *, edition: Edition) -> None:
        self.registrations = Registration.objects.filter(edition=edition)
        self.edition = edition
        super().__init__(data, rows=self.registrations)
        delegations = Delegation.objects.filter(edition=edition).select_related("institution")
        self._offer("delegation", _("All delegations"), [(one.pk, str(one)) for one in delegations])
        self._offer("workshop", _("All workshops"), queries.workshops_in(edition))
        state = self.fields["state"]
        assert isinstance(state, forms.ChoiceField)  # noqa: S101 - declared above
        state.choices = [("", _("All but declined and canceled")), *Registration.State.choices]
        self.full_clean()

    @property
    def rows(self) -> RegistrationQuerySet:
        """The registrations that are chosen; none when something by which they were chosen is
        gone, so that no letter goes to more people than were meant."""
        if self.errors:
            return self.registrations.none()
        said = self.cleaned_data
        return queries.narrowed(
            registrations.narrowed(self.registrations, self.wanted),
            state=said.get("state", ""),
            delegation=said.get("delegation"),
            workshop=said.get("workshop"),
        )

    def to_keep(self) -> dict[str, str]:
        """What is chosen, as a mailing keeps it; `RecipientsForm(kept)` chooses the same."""
        return {
            name: str(value)[:LONGEST_VALUE]
            for name, value in self.cleaned_data.items()
            if value and name not in {"sort", "series"}
        }

    @property
    def shown_fields(self) -> list[Any]:
        """Those that a page shows, in the order of thought."""
        return [field for field in self if not field.is_hidden]
