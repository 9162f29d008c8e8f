"""Content in several languages: a JSON field of {language: text} that speaks the reader's one."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils import translation
from django.utils.translation import gettext_lazy as _

LANGUAGE_CODES = [code for code, _name in settings.LANGUAGES]
# A reader without a text in the own language is offered the languages in this order.
FALLBACK_ORDER = ["en", "zh-hans", "fr", "es", "ru", "ar"]
RIGHT_TO_LEFT = {"ar"}


class Translated(dict[str, str]):
    """A text in several languages. `str()` gives the reader's language, or the best there is."""

    def __str__(self) -> str:
        return self.in_language(translation.get_language() or "en")

    def __bool__(self) -> bool:
        return any(self.values())

    def in_language(self, language: str) -> str:
        return self.get(self.language_for(language) or "", "")

    def language_for(self, language: str) -> str | None:
        """The language that a reader of `language` gets, for the `lang` attribute."""
        for candidate in [language, *FALLBACK_ORDER]:
            if self.get(candidate):
                return candidate
        return next((code for code, text in self.items() if text), None)

    @property
    def language(self) -> str:
        return self.language_for(translation.get_language() or "en") or "en"

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def missing(self, languages: Iterable[str]) -> list[str]:
        """The languages among `languages` that have no text."""
        return [language for language in languages if not self.get(language)]


def translated(value: Mapping[str, str] | str | None) -> Translated:
    """Make a `Translated` of a mapping, of a plain text (taken as English) or of nothing."""
    if value is None:
        return Translated()
    if isinstance(value, str):
        return Translated(en=value) if value else Translated()
    return Translated({code: text for code, text in value.items() if text})


class _TranslatedAttribute(DeferredAttribute):
    """Makes whatever is assigned a `Translated`, so that a new object reads like a stored one."""

    def __set__(self, instance: models.Model, value: Mapping[str, str] | str | None) -> None:
        instance.__dict__[self.field.attname] = translated(value)


class TranslatedField(models.JSONField):
    """Stores a `Translated`; accepts a mapping or a plain text, which counts as English.

    `max_length` bounds each language. Unknown languages and texts that are no strings are
    refused by validation.
    """

    if TYPE_CHECKING:
        _pyi_private_set_type: Mapping[str, str] | str | None
        _pyi_private_get_type: Translated
        _pyi_lookup_exact_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", Translated)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Translated:
        decoded = super().from_db_value(value, expression, connection)
        return translated(decoded)

    def to_python(self, value: Any) -> Translated:
        return translated(value)

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if isinstance(value, (Mapping, str)):
            value = dict(translated(value))
        return super().get_db_prep_save(value, connection)

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any) -> None:
        super().contribute_to_class(cls, name, *args)
        setattr(cls, self.attname, _TranslatedAttribute(self))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not isinstance(value, Mapping):
            raise ValidationError(_("Give a text for each language."), code="invalid")
        if not self.blank and not translated(value):
            raise ValidationError(self.error_messages["blank"], code="blank")
        for language, text in value.items():
            self._validate_text(language, text)

    def _validate_text(self, language: str, text: object) -> None:
        if language not in LANGUAGE_CODES:
            raise ValidationError(
                _("%(language)s is not a language of this platform."),
                code="language",
                params={"language": language},
            )
        if not isinstance(text, str):
            raise ValidationError(_("Give a text for each language."), code="invalid")
        if self.max_length and len(text) > self.max_length:
            raise ValidationError(
                _("Use at most %(limit)d characters in each language."),
                code="max_length",
                params={"limit": self.max_length},
            )

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]  # ours fixes the class
        from symposium.lib.translated_forms import TranslatedFormField

        return TranslatedFormField(
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            max_length=self.max_length,
            **{name: kwargs[name] for name in ("languages", "multiline") if name in kwargs},
        )
