"""Privacy notices, and who has agreed to which."""

from django.db.models import Count, QuerySet

from symposium.accounts.models import User
from symposium.privacy.models import Consent, Notice
from symposium.program.models import Edition


def current_notice(edition: Edition) -> Notice | None:
    return Notice.objects.filter(edition=edition).first()


def has_agreed(user: User, notice: Notice) -> bool:
    return Consent.objects.filter(user=user, notice=notice).exists()


def consents_of(user: User) -> QuerySet[Consent]:
    """A person's agreements in all editions, the latest first."""
    return Consent.objects.filter(user=user).select_related("notice__edition")


def consents_by_notice(edition: Edition) -> QuerySet[Notice]:
    """All versions, the latest first, each with how many people agreed (`people`)."""
    notices = Notice.objects.filter(edition=edition).select_related("published_by")
    return notices.annotate(people=Count("consents")).order_by("-number")
