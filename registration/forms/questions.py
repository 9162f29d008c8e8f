"""A question as organizers write it: its words, its answers, its condition, whom it is put to."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from registration import conditions, wording
from registration.forms.categories import languages_of
from registration.models import Category, Question, Registration
from symposium.lib.recorded_forms import RecordsChanges
from symposium.lib.translated import translated
from symposium.lib.translated_forms import TranslatedFormField
from symposium.program.models import Edition

NOT_ASKED, ASKED, REQUIRED = "", "asked", "required"
ASKING = [(NOT_ASKED, _("Not asked")), (ASKED, _("May be left open")), (REQUIRED, _("Required"))]
# Empty lines for further answers to choose from.
SPARE_OPTIONS = 3
MOST_OPTIONS = 60
REFUSED_IN = {
    "options_missing": "option_0",
    "conditions_in_circle": "condition",
    "condition_not_possible": "condition",
    "kind_is_answered": "kind",
}


class QuestionForm(RecordsChanges, forms.ModelForm[Question]):
    class Meta:
        model = Question
        fields = ("kind", "asked_in_mode", "needs_approval")

    condition = forms.MultipleChoiceField(
        label=_("Only if somebody has answered"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing chosen: it is always asked. Choose answers to one question only."),
    )

    # Most of it may stay empty; saying so at each field helps nobody.
    marks_optional = False

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        question = self.instance
        for name, label, longest in [
            ("label", _("Question"), 300),
            ("help_text", _("Explanation"), 600),
        ]:
            text = getattr(question, name)
            self.fields[name] = TranslatedFormField(
                label=label,
                languages=languages_of(edition, text),
                max_length=longest,
                required=name == "label",
            )
            self.initial[name] = text
        self._add_options(edition)
        self._add_categories(edition)
        self._add_condition(edition)
        mode = self.fields["asked_in_mode"]
        assert isinstance(mode, forms.ChoiceField)  # noqa: S101 - of a ModelForm
        mode.required = False
        mode.label = _("Asked of those who take part")
        mode.choices = [("", _("On site or online")), *Registration.Mode.choices]
        self.order_fields(["label", "help_text", "kind"])

    def _add_options(self, edition: Edition) -> None:
        """A line for each answer to choose from; an emptied one takes the answer away."""
        options = list(self.instance.options)
        sent = sum(name.startswith("key_") for name in self.data)
        count = min(max(len(options) + SPARE_OPTIONS, sent), MOST_OPTIONS)
        self.option_names = [f"option_{number}" for number in range(count)]
        for number, name in enumerate(self.option_names):
            option = options[number] if number < len(options) else {"key": "", "label": {}}
            self.fields[f"key_{number}"] = forms.SlugField(
                required=False, max_length=50, widget=forms.HiddenInput
            )
            self.fields[name] = TranslatedFormField(
                label=_("Answer %(number)d") % {"number": number + 1},
                languages=languages_of(edition, option["label"]),
                max_length=200,
                required=False,
            )
            self.initial[f"key_{number}"] = option["key"]
            self.initial[name] = translated(option["label"])

    def _add_categories(self, edition: Edition) -> None:
        links = {link.category_id: link for link in self._links()}
        self.categories = {
            f"category_{one.pk}": one for one in edition.categories.all() if not one.retired_at
        }
        for name, category in self.categories.items():
            link = links.get(category.pk)
            self.fields[name] = forms.ChoiceField(
                label=str(category), choices=ASKING, required=False, widget=forms.RadioSelect
            )
            asked = REQUIRED if link and link.is_required else ASKED if link else NOT_ASKED
            self.initial[name] = asked if self.instance.pk else ASKED

    def _links(self) -> Sequence[Any]:
        return list(self.instance.asked_of.all()) if self.instance.pk else []

    def _add_condition(self, edition: Edition) -> None:
        rows = Question.objects.asked().filter(edition=edition, kind__in=conditions.DECIDING)
        self.others = {one.pk: one for one in rows if one.pk != self.instance.pk}
        field = self.fields["condition"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - declared above
        field.choices = [
            (
                str(one),
                [(f"{one.pk}:{key}", _words(one, key)) for key in conditions.deciding_keys(one)],
            )
            for one in self.others.values()
        ]
        question = self.instance
        self.initial["condition"] = [
            f"{question.depends_on_id}:{key}" for key in question.depends_on_keys
        ]

    @property
    def option_lines(self) -> list[tuple[Any, Any]]:
        return [(self[f"key_{n}"], self[name]) for n, name in enumerate(self.option_names)]

    @property
    def category_lines(self) -> list[Any]:
        return [self[name] for name in self.categories]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        question = self.instance
        for name in ("label", "help_text"):
            if name in cleaned:
                setattr(question, name, cleaned[name])
        question.options = self._options(cleaned)
        chosen = [one.partition(":") for one in cleaned.get("condition", [])]
        ids = {int(pk) for pk, _colon, _key in chosen}
        if len(ids) > 1:
            self.add_error("condition", _("Choose answers to one question only."))
        question.depends_on = self.others[ids.pop()] if len(ids) == 1 else None
        question.depends_on_keys = [key for _pk, _colon, key in chosen]
        return cleaned

    def put_to(self) -> dict[Category, bool]:
        """The categories that are asked, and whether each has to answer. A retired one stays as it
        was."""
        chosen = {
            category: self.cleaned_data[name] == REQUIRED
            for name, category in self.categories.items()
            if self.cleaned_data[name] != NOT_ASKED
        }
        retired = [link for link in self._links() if link.category.retired_at]
        return chosen | {link.category: link.is_required for link in retired}

    def refuse(self, refusal: Any) -> None:
        """Show what the rules say to a form that is well filled in."""
        self.add_error(REFUSED_IN.get(refusal.code), str(refusal))

    def _options(self, cleaned: dict[str, Any]) -> list[dict[str, Any]]:
        """The answers to choose from; a new one gets a key that stays when its words change."""
        options: list[dict[str, Any]] = []
        kept = {cleaned.get(f"key_{number}") for number in range(len(self.option_names))}
        for number, name in enumerate(self.option_names):
            label = cleaned.get(name)
            if not label:
                continue
            taken = {one["key"] for one in options}
            key = cleaned.get(f"key_{number}") or ""
            if not key or key in taken:
                key = _free_key(label.in_language("en"), taken | kept)
            options.append({"key": key, "label": dict(label)})
        return options


def _free_key(text: str, taken: Any) -> str:
    stem = slugify(text)[:40] or "answer"
    numbered = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(key for key in numbered if key not in taken)


def _answers_of(question: Question) -> list[tuple[str, str]]:
    keys = conditions.deciding_keys(question)
    return [(f"{question.pk}:{key}", _words(question, key)) for key in keys]


def _words(question: Question, key: str) -> str:
    if question.kind == Question.Kind.CONSENT:
        return str(_("agrees") if key == conditions.YES else _("does not agree"))
    return wording.option_texts(key, question.options)[0]
