"""Words in several languages, with placeholders that are checked before anything is saved."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from registration import letters
from registration.letters import values
from registration.letters.kinds import KINDS
from registration.mailings.models import LetterTemplate, LetterWords, Mailing, Purpose
from symposium.lib.letters import placeholders
from symposium.lib.translated import LANGUAGE_CODES, Translated
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition

LANGUAGE_NAMES = dict(settings.LANGUAGES)


class WordsForm(forms.Form):
    """A subject and a text, in the languages of the edition at least and in each as a whole."""

    def __init__(
        self,
        data: Any = None,
        *,
        edition: Edition,
        initial: dict[str, Any] | None = None,
        extra: Collection[str] = (),
    ) -> None:
        super().__init__(data, initial=initial)
        self.edition = edition
        self.meanings = values.meanings_in(edition, extra)
        self.languages = list(dict.fromkeys([*edition.languages, *LANGUAGE_CODES]))
        self.fields["subject"] = TranslatedFormField(
            label=_("Subject"), languages=self.languages, max_length=200
        )
        self.fields["text"] = TranslatedFormField(
            label=_("Text"),
            languages=self.languages,
            max_length=10_000,
            multiline=True,
            help_text=_(
                "An empty line begins a paragraph, “- ” a list. Write links as "
                "[words](https://address)."
            ),
        )

    def clean_subject(self) -> Translated:
        subject: Translated = self.cleaned_data["subject"]
        placeholders.check(subject, allowed=self.meanings)
        self._check_languages("subject", subject)
        return subject

    def clean_text(self) -> Translated:
        text: Translated = self.cleaned_data["text"]
        placeholders.check(text, allowed=self.meanings)
        self._check_languages("text", text)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        subject, text = cleaned.get("subject"), cleaned.get("text")
        if subject is None or text is None:
            return cleaned
        for language in self.languages:
            if bool(subject.get(language)) != bool(text.get(language)):
                name = "text" if subject.get(language) else "subject"
                words = (
                    _("%(language)s has a subject and no text.")
                    if name == "text"
                    else _("%(language)s has a text and no subject.")
                )
                self.add_error(name, words % {"language": LANGUAGE_NAMES[language]})
        return cleaned

    @property
    def words(self) -> letters.Words:
        return letters.Words(self.cleaned_data["subject"], self.cleaned_data["text"])

    def _check_languages(self, name: str, text: Translated) -> None:
        for language in text.missing(self.edition.languages):
            words = _("Write it in %(language)s too: it is a language of this edition.")
            self.add_error(name, words % {"language": LANGUAGE_NAMES[language]})


class MailingForm(WordsForm):
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    purpose = forms.ChoiceField(
        label=_("Kind"),
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Necessary letters tell what people must know to take part. Everything else is news, "
            "and each such letter says how to unsubscribe."
        ),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        edition: Edition,
        mailing: Mailing | None = None,
        template: LetterTemplate | None = None,
    ) -> None:
        source = mailing or template
        initial: dict[str, Any] = {"purpose": Purpose.NECESSARY}
        if source:
            initial = {"purpose": source.purpose, "subject": source.subject, "text": source.text}
        initial["version"] = mailing.version if mailing else 0
        super().__init__(data, edition=edition, initial=initial)
        self.order_fields(["purpose", "subject", "text"])


class TemplateForm(WordsForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("For organizers alone."),
        widget=forms.TextInput({"dir": "auto"}),
    )
    purpose = forms.ChoiceField(label=_("Kind"), choices=Purpose.choices, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, template: LetterTemplate) -> None:
        self.template = template
        super().__init__(
            data,
            edition=template.edition,
            initial={
                "name": template.name,
                "purpose": template.purpose,
                "subject": template.subject,
                "text": template.text,
            },
        )
        self.order_fields(["name", "purpose", "subject", "text"])

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        same = LetterTemplate.objects.filter(edition=self.edition, name=name)
        if same.exclude(pk=self.template.pk).exists():
            raise forms.ValidationError(_("There is a template with this name."))
        return name

    def to_template(self) -> LetterTemplate:
        for name in ("name", "purpose", "subject", "text"):
            setattr(self.template, name, self.cleaned_data[name])
        return self.template


class KindForm(WordsForm):
    """The edition's own words for a letter that the house writes by itself."""

    def __init__(
        self, data: Any = None, *, edition: Edition, kind: str, own: LetterWords | None
    ) -> None:
        initial = {"subject": own.subject, "text": own.text} if own else {}
        super().__init__(data, edition=edition, initial=initial, extra=KINDS[kind].extra)
