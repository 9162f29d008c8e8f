from uuid import uuid4

from django.contrib.auth.models import AnonymousUser

from symposium.accounts.models import User
from symposium.program import actions, queries
from symposium.program.models import Edition, Session
from tests.conftest import NOW


def test_a_star_is_set_once_and_taken_away(
    edition: Edition, opening: Session, delegate: User, outsider: User
) -> None:
    for _number in range(2):
        actions.set_star(user=delegate, session=opening, starred=True, at=NOW)
    assert queries.starred_guids(delegate, edition) == {str(opening.guid)}
    assert queries.starred_guids(outsider, edition) == frozenset()
    assert queries.starred_guids(AnonymousUser(), edition) == frozenset()
    for _number in range(2):
        actions.set_star(user=delegate, session=opening, starred=False, at=NOW)
    assert queries.starred_guids(delegate, edition) == frozenset()


def test_stars_of_a_device_are_added_to_those_of_the_account(
    edition: Edition, other_edition: Edition, opening: Session, forum: Session, delegate: User
) -> None:
    elsewhere = Session.objects.create(edition=other_edition, slug="x", title={"en": "X"})
    actions.set_star(user=delegate, session=opening, starred=True, at=NOW)
    guids = [opening.guid, forum.guid, elsewhere.guid, uuid4()]
    count = actions.merge_stars(user=delegate, edition=edition, guids=guids, at=NOW)
    assert count == 2
    assert queries.starred_guids(delegate, edition) == {str(opening.guid), str(forum.guid)}
    assert queries.starred_guids(delegate, other_edition) == frozenset()
