"""What every template knows of the person in front of it."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from symposium.accounts import support as support_visits


def support(request: HttpRequest) -> dict[str, Any]:
    """`support_visit`: that one of the staff uses the pages as somebody else, or None. Whoever
    carries no session costs nothing."""
    return {"support_visit": SimpleLazyObject(lambda: support_visits.visit_in(request))}
