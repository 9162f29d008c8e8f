"""How an edition has set its rules."""

import hashlib
import json
from collections.abc import Mapping

from symposium.program.models import Edition
from symposium.program.planning.plan import RuleOptions
from symposium.program.planning.rules import RULES, Rule


def as_it_comes(rule: Rule) -> RuleOptions:
    """A rule that nobody has set."""
    numbers = {parameter.name: parameter.default for parameter in rule.parameters}
    return RuleOptions(rule.severity, numbers)


def rule_options(edition: Edition) -> dict[str, RuleOptions]:
    """Severity and all parameters of each rule, in the order of the rules. One query."""
    stored = edition.rule_settings.values_list("rule", "severity", "parameters")
    settings = {name: RuleOptions(severity, numbers) for name, severity, numbers in stored}
    return {
        name: RuleOptions(
            settings[name].severity if name in settings else rule.severity,
            {parameter.name: parameter.among(settings) for parameter in rule.parameters},
        )
        for name, rule in RULES.items()
    }


def rules_mark(options: Mapping[str, RuleOptions]) -> str:
    """The same for the same settings: what a form carries, to notice that others were faster."""
    plain = [[name, one.severity, dict(one.parameters)] for name, one in options.items()]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:16]
