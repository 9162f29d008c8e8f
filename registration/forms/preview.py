"""The questions as those of a category see them, for organizers to look at."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from registration.forms.asking import AsksQuestions, Shown
from registration.models import Category, Registration
from registration.queries import answers as queries
from symposium.program.models import Edition


class PreviewForm(AsksQuestions):
    """Shows what the address says has been answered; never bound, so nothing is judged."""

    mode = forms.ChoiceField(
        label=_("Taking part"), choices=Registration.Mode.choices, widget=forms.RadioSelect
    )

    def __init__(self, typed: Any, *, edition: Edition, category: Category) -> None:
        modes = [mode for mode in Registration.Mode.values if category.allows(mode)]
        super().__init__(initial={"mode": modes[0] if modes else ""})
        self.category = category
        self.ask(queries.questions_of(edition), [category])
        for name, field in self.fields.items():
            value = field.widget.value_from_datadict(typed, {}, name)
            if name in typed and value is not None:
                self.initial[name] = value

    @property
    def questions(self) -> "list[tuple[Any, Shown]]":
        return self.show(self.category, str(self["mode"].value() or ""))

    @property
    def has_questions(self) -> bool:
        return any(shown.is_put for _field, shown in self.questions)
