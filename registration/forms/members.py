"""Members of a delegation: one, or a table of many."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from registration import names
from registration.actions.members import Member
from registration.forms.taking_part import LONGEST_NAME, modes_of
from registration.models import Category, Delegation, Registration
from symposium.institutions.forms import territory_choices

ROWS = 5
MOST_ROWS = 100


class MemberForm(forms.Form):
    """Everything but the name may stay as it is offered."""

    display_name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    latin_name = forms.CharField(
        label=_("Name in Latin letters"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    territory = forms.ChoiceField(
        label=_("Country or region"), choices=territory_choices, required=False
    )
    category: "forms.ModelChoiceField[Category]" = forms.ModelChoiceField(
        label=_("Category"), queryset=None, to_field_name="slug", empty_label=None
    )
    mode = forms.ChoiceField(label=_("Taking part"))
    language = forms.ChoiceField(label=_("Language of letters"), choices=settings.LANGUAGES)

    def __init__(
        self,
        *args: Any,
        delegation: Delegation,
        categories: "list[Category]",
        own: Registration | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        category, mode = self.fields["category"], self.fields["mode"]
        assert isinstance(category, forms.ModelChoiceField)  # noqa: S101 - declared above
        assert isinstance(mode, forms.ChoiceField)  # noqa: S101 - declared above
        offered = [one.pk for one in categories] + ([own.category_id] if own else [])
        category.queryset = delegation.edition.categories.filter(pk__in=offered)
        # Read once for a whole table of rows.
        category.choices = [(one.slug, str(one)) for one in _unique(categories, own)]
        mode.choices = modes_of(delegation.edition)
        values = {
            "category": categories[0].slug if categories else "",
            "mode": mode.choices[0][0] if mode.choices else "",
            "language": get_language() or "en",
            "territory": delegation.institution.territory,
            **(_initial(own) if own else {}),
        }
        for name, value in values.items():
            self.fields[name].initial = value

    def clean_display_name(self) -> str:
        name = names.cleaned(self.cleaned_data["display_name"])
        if not names.has_letters(name):
            raise forms.ValidationError(_("Write a name with letters."))
        return name

    def clean_latin_name(self) -> str:
        name = names.cleaned(self.cleaned_data["latin_name"])
        if name and not names.is_latin(name):
            raise forms.ValidationError(_("Write it in Latin letters, as in the passport."))
        return name

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        category, mode = cleaned.get("category"), cleaned.get("mode")
        if category is not None and mode and not category.allows(mode):
            self.add_error("mode", _("In this category one cannot take part in this way."))
        return cleaned

    def member(self) -> Member:
        return Member(**self.cleaned_data)


class BaseMembers(BaseFormSet[MemberForm]):
    """Rows without a name are empty ones."""

    def members(self) -> list[Member]:
        return [form.member() for form in self.forms if form.has_changed()]

    def clean(self) -> None:
        seen: set[str] = set()
        for form in self.forms:
            email = form.cleaned_data.get("email", "").lower() if form.is_valid() else ""
            if email and email in seen:
                form.add_error("email", _("This address stands in another row already."))
            seen.add(email)


MemberTable = cast(
    "type[BaseMembers]",
    formset_factory(
        MemberForm, formset=BaseMembers, extra=ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    ),
)


class ReplacementForm(MemberForm):
    """Category and way of taking part stay with the seat."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("display_name", "latin_name", "email"):
            self.fields[name].initial = ""
        for name in ("category", "mode"):
            self.fields[name].disabled = True


def _unique(categories: list[Category], own: Registration | None) -> list[Category]:
    if own is None or own.category in categories:
        return categories
    return [*categories, own.category]


def _initial(own: Registration) -> dict[str, Any]:
    fields = ("display_name", "latin_name", "email", "territory", "mode", "language")
    return {**{name: getattr(own, name) for name in fields}, "category": own.category.slug}
