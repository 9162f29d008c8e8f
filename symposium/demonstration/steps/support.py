"""People whom the organizer has helped, so that both sides of it can be seen."""

from datetime import timedelta

from registration.models import Registration
from symposium.accounts import actions
from symposium.accounts.models import SupportVisit, User
from symposium.accounts.roles import Role
from symposium.demonstration.steps.accounts import email_of
from symposium.program.models import Edition

# Of so many registered people the account is there already.
ACCOUNTS = 3
REASON = "Asked by telephone how to give another institution."


def load(edition: Edition) -> None:
    """Give some registered people an account, and note two visits that are long over."""
    people = [_account_of(registration) for registration in _first_of(edition)]
    organizer = User.objects.get(email=email_of(Role.ORGANIZER))
    if SupportVisit.objects.filter(agent=organizer).exists():
        return
    delegate = User.objects.get(email=email_of(Role.DELEGATE))
    for days, person in enumerate([delegate, *people[:1]], start=2):
        at = edition.starts_at - timedelta(days=days)
        visit = actions.begin_support(
            agent=organizer, person=person, edition_slug=edition.slug, reason=REASON, at=at
        )
        actions.end_support(visit=visit, at=at + timedelta(minutes=9))


def _first_of(edition: Edition) -> list[Registration]:
    confirmed = Registration.objects.confirmed().filter(edition=edition).exclude(email="")
    return list(confirmed.order_by("pk")[:ACCOUNTS])


def _account_of(registration: Registration) -> User:
    person = actions.find_or_create_user(email=registration.email, language=registration.language)
    if not person.display_name:
        person.display_name = registration.display_name
        person.save(update_fields=["display_name"])
    if registration.user_id is None:
        Registration.objects.filter(pk=registration.pk).update(user=person)
    return person
