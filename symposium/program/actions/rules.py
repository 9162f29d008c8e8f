"""How an edition wants the rules of its program to be taken."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit
from symposium.lib.refusals import Refusal
from symposium.program import queries
from symposium.program.events import FindingsChanged
from symposium.program.models import Edition, RuleSetting
from symposium.program.planning.plan import RuleOptions
from symposium.program.planning.rules import RULES


class RulesChanged(Refusal):
    """Somebody else has set rules since the author has read them."""

    code = "rules_changed"
    message = _("Somebody else has set rules in the meantime. Nothing was overwritten.")


@transaction.atomic
def set_rules(
    *, edition: Edition, options: Mapping[str, RuleOptions], seen: str, by: User, at: datetime
) -> None:
    """Store severity and parameters by rule; what is as it comes is not stored.

    `seen` is `queries.rules_mark` of what the author has seen; raises RulesChanged, and changes
    nothing, when it is another one by now.
    """
    Edition.objects.select_for_update(no_key=True).get(pk=edition.pk)
    before = queries.rule_options(edition)
    if queries.rules_mark(before) != seen:
        raise RulesChanged
    changes = {
        rule: (_told(before[rule]), _told(wanted))
        for rule, wanted in options.items()
        if before[rule] != wanted
    }
    for rule in changes:
        if options[rule] == queries.as_it_comes(RULES[rule]):
            edition.rule_settings.filter(rule=rule).delete()
            continue
        RuleSetting.objects.update_or_create(
            edition=edition,
            rule=rule,
            defaults={
                "severity": options[rule].severity,
                "parameters": dict(options[rule].parameters),
            },
        )
    if changes:
        record_audit(
            actor=by,
            verb="rules.changed",
            target=edition,
            at=at,
            edition_slug=edition.slug,
            changes=changes,
        )
        after_commit.publish(FindingsChanged(edition=edition.slug))


def _told(options: RuleOptions) -> str:
    numbers = [f"{name} {value}" for name, value in options.parameters.items()]
    return ", ".join([options.severity, *numbers])
