"""Lists that organizers come back to."""

from django.db import transaction

from registration.models import SavedList
from symposium.accounts.models import User
from symposium.program.models import Edition


@transaction.atomic
def save_list(
    *, edition: Edition, owner: User, name: str, query: str, is_shared: bool
) -> SavedList:
    """Keep a list under a name; the same name again, however written, takes its place."""
    mine = SavedList.objects.select_for_update().filter(edition=edition, owner=owner)
    saved = mine.filter(name__iexact=name).first() or SavedList(edition=edition, owner=owner)
    saved.name, saved.query, saved.is_shared = name, query, is_shared
    saved.save()
    return saved


def forget_list(*, saved: SavedList) -> None:
    saved.delete()
