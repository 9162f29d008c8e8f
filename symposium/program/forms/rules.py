"""Settings of all rules in one form, and the filters of what they find."""

from collections.abc import Iterator, Mapping
from datetime import time
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from symposium.program.models import Severity
from symposium.program.planning.plan import RuleOptions
from symposium.program.planning.rules import RULES, Parameter, Rule
from symposium.program.planning.rules.parameters import DAY, EARLIEST, LATEST

SEVERITIES = dict(Severity.choices)


class RuleGroup(NamedTuple):
    rule: Rule
    fields: list[BoundField]


class RulesForm(forms.Form):
    """Fields are named `<rule>-severity` and `<rule>-<parameter>`."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, data: Any, *, options: Mapping[str, RuleOptions], seen: str) -> None:
        initial: dict[str, Any] = {"seen": seen}
        for name, one in options.items():
            initial[f"{name}-severity"] = one.severity
            for parameter in RULES[name].parameters:
                initial[_field_name(parameter)] = _shown(parameter, one)
        super().__init__(data, initial=initial)
        for rule in RULES.values():
            self.fields[f"{rule.name}-severity"] = forms.ChoiceField(
                label=_("If it is found"),
                choices=Severity.choices,
                help_text=_("As it comes: %(severity)s") % {"severity": SEVERITIES[rule.severity]},
            )
            for parameter in rule.parameters:
                self.fields[_field_name(parameter)] = _field(parameter)

    def groups(self) -> Iterator[RuleGroup]:
        """The fields by rule."""
        for rule in RULES.values():
            names = [f"{rule.name}-severity", *map(_field_name, rule.parameters)]
            yield RuleGroup(rule, [self[name] for name in names])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        names = _field_name(EARLIEST), _field_name(LATEST)
        are_there = all(name in cleaned for name in names)
        if are_there and self._number(EARLIEST) >= self._number(LATEST):
            self.add_error(names[1], _("The latest end lies before the earliest start."))
        return cleaned

    def options(self) -> dict[str, RuleOptions]:
        """What each rule is set to."""
        return {
            rule.name: RuleOptions(
                self.cleaned_data.get(f"{rule.name}-severity", rule.severity),
                {parameter.name: self._number(parameter) for parameter in rule.parameters},
            )
            for rule in RULES.values()
        }

    def _number(self, parameter: Parameter) -> int:
        value = self.cleaned_data.get(_field_name(parameter))
        if isinstance(value, time):
            minutes = value.hour * 60 + value.minute
            return DAY if minutes < parameter.least else minutes
        return int(value) if value is not None else parameter.default


def _field_name(parameter: Parameter) -> str:
    return f"{parameter.rule}-{parameter.name}"


def _field(parameter: Parameter) -> forms.Field:
    if parameter.kind == "clock":
        return forms.TimeField(
            label=str(parameter.title), widget=forms.TimeInput({"type": "time"}, "%H:%M")
        )
    return forms.IntegerField(
        label=str(parameter.title), min_value=parameter.least, max_value=parameter.most
    )


def _shown(parameter: Parameter, options: RuleOptions) -> object:
    value = parameter.read(options.parameters.get(parameter.name))
    # The midnight at the end of a day reads 00:00 on a clock.
    return time(*divmod(value % DAY, 60)) if parameter.kind == "clock" else value


class FindingsForm(forms.Form):
    """Filters of the page of findings."""

    severity = forms.ChoiceField(
        label=_("Severity"),
        required=False,
        choices=[("", _("All severities")), *list(Severity.choices)[:-1]],
    )
    rule = forms.ChoiceField(
        label=_("Rule"),
        required=False,
        choices=[("", _("All rules")), *[(rule.name, rule.title) for rule in RULES.values()]],
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Open or accepted")), ("open", _("Open")), ("waived", _("Accepted"))],
    )
