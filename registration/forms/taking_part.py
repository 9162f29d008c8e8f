"""The one form of registration: who you are, where from, how you take part."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from registration import names
from registration.actions import Details
from registration.models import Category, Registration
from symposium.accounts.models import User
from symposium.institutions import queries
from symposium.institutions.forms import territory_choices
from symposium.institutions.models import Institution
from symposium.program.models import Edition

LONGEST_NAME = 200
NEW_INSTITUTION = "new"


class RegistrationForm(forms.Form):
    """Signed-in people do not give an e-mail address; who changes a registration (`own`) has
    agreed to the notice before.

    An institution is chosen from the suggestions, or found by its very name. A name that is only
    similar to known ones brings up `institution_choice`, where the person decides; so it works
    without JavaScript too. A name like no other is proposed.
    """

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("We send a code to it; you need no password."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )
    display_name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=LONGEST_NAME,
        help_text=_("As you write it, in your own script and order."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    latin_name = forms.CharField(
        label=_("Name in Latin letters"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("As in your passport, if you write your name in another script."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    institution_name = forms.CharField(
        label=_("Institution"),
        max_length=300,
        help_text=_("Write a part of its name, in any language. If it is new to us, write it out."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "organization"}),
    )
    institution = forms.IntegerField(required=False, widget=forms.HiddenInput)
    institution_choice = forms.ChoiceField(
        label=_("Your institution"), required=False, widget=forms.RadioSelect
    )
    territory = forms.ChoiceField(label=_("Country or region"), choices=territory_choices)
    category: "forms.ModelChoiceField[Category]" = forms.ModelChoiceField(
        label=_("Category"), queryset=None, to_field_name="slug", empty_label=None
    )
    mode = forms.ChoiceField(label=_("Taking part"), widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Language of our messages to you"), choices=settings.LANGUAGES
    )
    consent = forms.BooleanField(
        label=_("I have read the privacy notice and agree to it"),
        error_messages={"required": _("Without your agreement we may not keep your registration.")},
    )

    def __init__(
        self,
        data: Any = None,
        *,
        edition: Edition,
        account: User | None = None,
        own: Registration | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        first = edition.categories.first()
        values: dict[str, Any] = {
            "language": get_language() or "en",
            "category": first.slug if first else "",
            "display_name": account.display_name if account else "",
            "mode": Registration.Mode.ONLINE if edition.mode == Edition.Mode.ONLINE else "",
        }
        super().__init__(data, initial={**values, **_initial(own), **(initial or {})})
        self.own = own
        self.found: Institution | None = None
        category, mode = self.fields["category"], self.fields["mode"]
        assert isinstance(category, forms.ModelChoiceField)  # noqa: S101 - declared above
        assert isinstance(mode, forms.ChoiceField)  # noqa: S101 - declared above
        category.queryset = edition.categories.all()
        mode.choices = modes_of(edition)
        if account is not None:
            del self.fields["email"]
        if own is not None:
            del self.fields["consent"]
        if self.data.get("institution_choice"):
            self._offer(queries.similar(self.data.get("institution_name", "")))

    def clean_display_name(self) -> str:
        return _name(self.cleaned_data["display_name"])

    def clean_latin_name(self) -> str:
        written = self.cleaned_data["latin_name"]
        name = _name(written) if written else ""
        if name and not names.is_latin(name):
            raise ValidationError(_("Use Latin letters here, as in your passport."))
        return name

    def clean_institution_name(self) -> str:
        return _name(self.cleaned_data["institution_name"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        name = cleaned.get("institution_name")
        if name:
            self.found = self._institution(name, cleaned)
            if self.found is None and cleaned.get("institution_choice") != NEW_INSTITUTION:
                self._ask_which(name)
        if self.found is not None:
            self._take_its_country(self.found, cleaned)
        return cleaned

    def details(self) -> Details:
        """What the valid form says."""
        cleaned = self.cleaned_data
        return Details(
            display_name=cleaned["display_name"],
            latin_name=cleaned["latin_name"],
            institution=self.found,
            proposed_institution="" if self.found else cleaned["institution_name"],
            territory=cleaned["territory"],
            category=cleaned["category"],
            mode=cleaned["mode"],
            language=cleaned["language"],
        )

    def _institution(self, name: str, cleaned: dict[str, Any]) -> Institution | None:
        choice = cleaned.get("institution_choice") or ""
        if choice.isdigit():
            return Institution.objects.confirmed().filter(pk=choice).first()
        if self.own and self.own.institution and str(self.own.institution) == name:
            return self.own.institution
        pk: int = cleaned.get("institution") or 0
        chosen = Institution.objects.confirmed().filter(pk=pk).first()
        # The id counts only for the name that was chosen with it, not for what was typed later.
        if chosen and name in chosen.name.values():
            return chosen
        return queries.named(name, cleaned.get("territory", ""))

    def _ask_which(self, name: str) -> None:
        found = queries.similar(name)
        if not found:
            return
        self._offer(found)
        self.fields["institution_choice"].required = True
        self.add_error(
            "institution_choice",
            _("We know institutions with a similar name. Choose yours, or say that it is new."),
        )

    def _offer(self, found: list[Institution]) -> None:
        field = self.fields["institution_choice"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            *((row.pk, " · ".join(filter(None, [str(row), row.city]))) for row in found),
            (NEW_INSTITUTION, _("None of these: add the name as I wrote it")),
        ]

    def _take_its_country(self, institution: Institution, cleaned: dict[str, Any]) -> None:
        """An institution's own country serves where none was chosen; international bodies have
        none, whatever was chosen."""
        international = institution.kind == Institution.Kind.INTERNATIONAL
        if international or (institution.territory and not self.data.get("territory")):
            self.errors.pop("territory", None)
            cleaned["territory"] = institution.territory


def modes_of(edition: Edition) -> list[tuple[str, Any]]:
    """How one can take part: both ways only in a hybrid edition."""
    if edition.mode == Edition.Mode.HYBRID:
        return list(Registration.Mode.choices)
    return [choice for choice in Registration.Mode.choices if choice[0] == edition.mode]


def _initial(own: Registration | None) -> dict[str, Any]:
    if own is None:
        return {}
    return {
        "display_name": own.display_name,
        "latin_name": own.latin_name,
        "institution_name": str(own.institution or ""),
        "institution": own.institution_id,
        "territory": own.territory,
        "category": own.category.slug,
        "mode": own.mode,
        "language": own.language,
    }


def _name(written: str) -> str:
    name = names.cleaned(written)
    if not names.has_letters(name):
        raise ValidationError(_("Write a name with letters."))
    return name
