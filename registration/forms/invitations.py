"""Invitations: one code for many, or many personal ones from a pasted list or a CSV."""

import csv
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email
from django.utils.translation import get_language
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from registration import names
from registration.actions.invitations import Wanted
from registration.forms.institutions import WithInstitution, known
from registration.models import Category
from registration.people import columns
from symposium.lib.tables import cells, headers, texts
from symposium.lib.tables.faults import InvalidFile
from symposium.program.models import Edition

MOST_AT_ONCE = 1_000
LARGEST = 1024 * 1024


class InvitationForm(WithInstitution):
    """What all invitations made at once have in common. Without people it is one code for as many
    as it says; with people each gets a personal one."""

    people = forms.CharField(
        label=_("Personal invitations"),
        required=False,
        max_length=200_000,
        help_text=_(
            "One person on each line: the e-mail address alone, or with a name, an institution and"
            " a language, separated by commas, semicolons or tabs, as you paste them from a"
            " spreadsheet."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    file = forms.FileField(
        label=_("Or a CSV file of them"),
        required=False,
        max_length=255,
        widget=forms.ClearableFileInput({"accept": ".csv,.tsv,.txt"}),
    )
    name = forms.CharField(
        label=_("For"),
        required=False,
        max_length=200,
        help_text=_("What you call it in your list; the person does not need it."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    category: "forms.ModelChoiceField[Category]" = forms.ModelChoiceField(
        label=_("Category"),
        queryset=None,
        to_field_name="slug",
        required=False,
        empty_label=_("Any that is open"),
    )
    most_uses = forms.IntegerField(
        label=_("Places"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("How many may use the code; empty for as many as the quotas allow."),
    )
    expires_at = forms.DateTimeField(
        label=_("Valid until"),
        required=False,
        help_text=_("On the clock of the edition's place."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    makes_head = forms.BooleanField(
        label=_("Makes the head of the institution's delegation"), required=False
    )
    is_approval = forms.BooleanField(
        label=_("Counts as approval"),
        required=False,
        initial=True,
        help_text=_("Whoever uses it needs no further approval."),
    )
    sends = forms.BooleanField(
        label=_("Send personal invitations at once"), required=False, initial=True
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, edition: Edition, now: datetime
    ) -> None:
        super().__init__(data, files, initial={"language": get_language() or "en"})
        category = self.fields["category"]
        assert isinstance(category, forms.ModelChoiceField)  # noqa: S101 - declared above
        category.queryset = edition.categories.offered()
        self._now = now
        self.wanted: list[Wanted] = []

    def clean_expires_at(self) -> datetime | None:
        at: datetime | None = self.cleaned_data["expires_at"]
        if at is not None and at <= self._now:
            raise ValidationError(_("This is past already."))
        return at

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        try:
            lines = _lines_of(cleaned["people"]) + _lines_of(_text_of(cleaned.get("file")))
        except InvalidFile as error:
            self.add_error("people", error.errors[0])
            return cleaned
        if len(lines) > MOST_AT_ONCE:
            sentence = _t("Invite at most %(count)d people at once.")
            self.add_error("people", sentence % {"count": MOST_AT_ONCE})
            return cleaned
        self.wanted = self._personal(lines) if lines else [self._code()]
        if cleaned["makes_head"] and any(one.institution is None for one in self.wanted):
            self.add_error("makes_head", _("Name the institution whose delegation it is."))
        return cleaned

    def _code(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            name=names.cleaned(said["name"]),
            language=said["language"],
            category=said["category"],
            institution=said["institution"],
            most_uses=1 if said["makes_head"] else said["most_uses"],
            makes_head=said["makes_head"],
            is_approval=said["is_approval"],
            expires_at=said["expires_at"],
        )

    def _personal(self, lines: list[tuple[int, list[str]]]) -> list[Wanted]:
        """One for each line; what is wrong is said line by line."""
        found: dict[str, Wanted] = {}
        for number, line in lines:
            try:
                one = self._person(line)
            except ValidationError as error:
                words = {"number": number, "error": error.messages[0]}
                self.add_error("people", _t("Line %(number)d: %(error)s") % words)
            else:
                found.setdefault(one.email, one)
        return list(found.values())

    def _person(self, line: list[str]) -> Wanted:
        said = self.cleaned_data
        email = next((text for text in line if "@" in text), "")
        name, angle, address = email.rpartition("<")  # Ana Mora <ana@example.org>
        email = address.rstrip("> ") if angle else email
        try:
            validate_email(email)
        except ValidationError:
            raise ValidationError(_t("There is no e-mail address in it.")) from None
        others = [text for text in line if "@" not in text and text]
        language = said["language"]
        if others and (code := headers.language_words().get(headers.plain(others[-1]))):
            language, others = code, others[:-1]
        institution = said["institution"]
        if len(others) > 1:
            institution = known(others[1], None)
            if institution is None:
                sentence = _t("The institution “%(name)s” is not known.")
                raise ValidationError(sentence % {"name": others[1][:60]})
        return Wanted(
            name=names.cleaned(name or (others[0] if others else ""))[:200],
            email=email.lower(),
            language=language,
            category=said["category"],
            institution=institution,
            most_uses=1,
            makes_head=said["makes_head"],
            is_approval=said["is_approval"],
            expires_at=said["expires_at"],
        )


def _text_of(file: UploadedFile | None) -> str:
    if file is None:
        return ""
    if (file.size or 0) > LARGEST:
        raise InvalidFile([_t("The file is larger than one megabyte.")])
    return texts.text_of(file.read(), lambda _repair: None)


def _lines_of(text: str) -> list[tuple[int, list[str]]]:
    """Cells line by line, numbered from one; a header and empty lines are left out."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        # People paste from anywhere: each line has its own separator.
        separator = max(texts.SEPARATORS, key=line.count)
        try:
            row = next(csv.reader([line], delimiter=separator), [])
        except csv.Error as error:
            raise InvalidFile([f"{number}: {error}"]) from error
        found.append((number, [cells.text_of(cell) for cell in row]))
    filled = [(number, line) for number, line in found if any(line)]
    if filled and all(columns.is_known(text) for text in filled[0][1] if text):
        return filled[1:]
    return filled
