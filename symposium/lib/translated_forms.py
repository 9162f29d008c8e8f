"""The form side of translated content: one input for each language of the edition."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from symposium.lib.translated import LANGUAGE_CODES, RIGHT_TO_LEFT, Translated, translated

LANGUAGE_NAMES = dict(settings.LANGUAGES)


class TranslatedWidget(forms.MultiWidget):
    """Inputs side by side, named `<field>_<language>`, each with its `lang` and `dir`."""

    template_name = "components/translated_input.html"

    def __init__(self, languages: Sequence[str], *, multiline: bool = False) -> None:
        self.languages = list(languages)
        widget = forms.Textarea if multiline else forms.TextInput
        super().__init__(
            {
                language: widget(
                    attrs={
                        "lang": language,
                        "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr",
                        **({"rows": 5} if multiline else {}),
                    }
                )
                for language in self.languages
            }
        )

    def decompress(self, value: Any) -> list[str]:
        texts = translated(value) if not isinstance(value, list) else Translated()
        return [texts.get(language, "") for language in self.languages]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for language, part in zip(self.languages, context["widget"]["subwidgets"], strict=True):
            part["language"] = language
            if identifier := context["widget"]["attrs"].get("id"):
                part["attrs"]["id"] = f"{identifier}_{language}"
            part["language_name"] = LANGUAGE_NAMES.get(language, language)
        return context

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_{self.languages[0]}" if id_ else id_


class TranslatedFormField(forms.MultiValueField):
    """Cleans to a `Translated`. Required means: a text in at least one language."""

    widget: TranslatedWidget

    def __init__(
        self,
        *,
        languages: Sequence[str] = LANGUAGE_CODES,
        multiline: bool = False,
        max_length: int | None = None,
        required: bool = True,
        **kwargs: Any,
    ) -> None:
        self.languages = list(languages)
        fields = [forms.CharField(required=False, max_length=max_length) for _l in self.languages]
        super().__init__(
            fields,
            require_all_fields=False,
            required=required,
            widget=TranslatedWidget(self.languages, multiline=multiline),
            **kwargs,
        )

    def compress(self, data_list: list[str]) -> Translated:
        return translated(dict(zip(self.languages, data_list or [], strict=False)))

    def clean(self, value: Any) -> Translated:
        cleaned: Translated = super().clean(value)
        if self.required and not cleaned:
            raise ValidationError(_("Write this in at least one language."), code="required")
        return cleaned

    def has_changed(self, initial: Any, data: Any) -> bool:
        return dict(translated(initial)) != dict(self.compress(data))
