import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from symposium.accounts.models import User
from symposium.exhibition import access
from symposium.exhibition.models import Exhibit, Medium
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.symposium.exhibition.conftest import AddWork

NOBODY = AnonymousUser()


@pytest.fixture
def hidden(add_work: AddWork, nairobi: Institution) -> Exhibit:
    return add_work("hidden", is_on_show=False, institution=nairobi)


def test_what_is_on_show_is_for_everybody(edition: Edition, add_work: AddWork) -> None:
    exhibit = add_work("reef")
    assert access.get_exhibit_for(NOBODY, edition, "reef") == exhibit
    assert access.get_institution_for(NOBODY, edition, "cstm") == exhibit.work.institution


def test_hidden_works_are_for_editors_only(
    edition: Edition, hidden: Exhibit, organizer: User, moderator: User, outsider: User
) -> None:
    assert access.get_exhibit_for(organizer, edition, "hidden") == hidden
    assert access.get_institution_for(organizer, edition, "kenya") == hidden.work.institution
    for user in (NOBODY, moderator, outsider):
        with pytest.raises(Http404):
            access.get_exhibit_for(user, edition, "hidden")
        with pytest.raises(Http404):
            access.get_institution_for(user, edition, "kenya")


def test_only_editors_change_works_and_media(
    edition: Edition, add_work: AddWork, organizer: User, delegate: User, outsider: User
) -> None:
    exhibit = add_work("reef")
    medium = Medium.objects.create(work=exhibit.work, kind=Medium.Kind.PICTURE)
    assert access.get_exhibit_to_edit(organizer, edition, "reef") == exhibit
    assert access.get_medium_to_edit(organizer, exhibit, medium.pk) == medium
    for user in (NOBODY, delegate, outsider):
        with pytest.raises(Http404):
            access.get_exhibit_to_edit(user, edition, "reef")
        with pytest.raises(Http404):
            access.get_medium_to_edit(user, exhibit, medium.pk)


def test_a_work_of_another_edition_is_not_here(
    edition: Edition, other_edition: Edition, add_work: AddWork, organizer: User, outsider: User
) -> None:
    elsewhere = add_work("elsewhere", edition=other_edition)
    assert access.get_exhibit_to_edit(outsider, other_edition, "elsewhere") == elsewhere
    for user in (organizer, outsider):
        with pytest.raises(Http404):
            access.get_exhibit_for(user, edition, "elsewhere")


def test_a_medium_of_another_work_is_not_found(add_work: AddWork, organizer: User) -> None:
    medium = Medium.objects.create(work=add_work("reef").work, kind=Medium.Kind.PICTURE)
    with pytest.raises(Http404):
        access.get_medium_to_edit(organizer, add_work("other"), medium.pk)
