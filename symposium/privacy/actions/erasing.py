"""Erasing a person, at once and everywhere."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from symposium.accounts.models import User
from symposium.accounts.roles import Role
from symposium.lib import personal_data
from symposium.lib.refusals import Refusal
from symposium.privacy.models import Erasure
from symposium.privacy.queries import person_of
from symposium.program.models import Appointment


class LastOrganizer(Refusal):
    code = "last_organizer"
    message = _(
        "You are the only organizer of an edition. Give the role to somebody else first,"
        " so that the edition is not left alone."
    )


@transaction.atomic
def erase_person(*, user: User, at: datetime) -> Erasure:
    """Take away everything that leads to a person, kind by kind, the account last. What stays and
    why, each kind says itself. Everything goes, or nothing.

    Raises LastOrganizer.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    done = Erasure.objects.filter(account=locked.pk).first()
    if done is not None:
        return done
    if _leaves_an_edition_alone(locked):
        raise LastOrganizer
    person = personal_data.known_as(person_of(locked))
    counts = {kind.name: kind.erase(person, at) for kind in personal_data.kinds()}
    return Erasure.objects.create(
        account=locked.pk, at=at, counts={name: count for name, count in counts.items() if count}
    )


def _leaves_an_edition_alone(user: User) -> bool:
    organizers = Appointment.objects.filter(role=Role.ORGANIZER)
    own = organizers.filter(user=user).values("edition")
    shared = organizers.filter(edition__in=own).exclude(user=user).values("edition").distinct()
    return own.distinct().count() > shared.count()
