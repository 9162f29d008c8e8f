"""Who has asked for a visa letter and has not given the passport data that it needs."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from registration.documents.models import VisaRequest
from registration.models import Answer, Registration

# Answered with yes, or agreed to, a question of this name asks for a letter.
QUESTION = "visa"
YES = (True, "yes", ["yes"])


def lacking(registrations: Sequence[Registration]) -> Mapping[int, list[str]]:
    """By id, for `registration.lacking`. Two queries."""
    asked = Answer.objects.filter(registration__in=registrations, question__slug=QUESTION)
    wanted = {pk for pk, value in asked.values_list("registration", "value") if value in YES}
    given = VisaRequest.objects.filter(registration__in=wanted)
    missing = wanted - set(given.values_list("registration", flat=True))
    return {pk: [_("Passport data for the visa letter")] for pk in missing}
