"""What a signed-in person has starred."""

from django.contrib.auth.models import AnonymousUser

from symposium.accounts.models import User
from symposium.program.models import Edition, Star


def starred_guids(user: User | AnonymousUser, edition: Edition) -> frozenset[str]:
    """The GUIDs of a person's starred sessions in an edition; nothing for the anonymous."""
    if not isinstance(user, User) or not user.is_authenticated:
        return frozenset()
    stars = Star.objects.filter(user=user, session__edition=edition)
    return frozenset(str(guid) for guid in stars.values_list("session__guid", flat=True))
