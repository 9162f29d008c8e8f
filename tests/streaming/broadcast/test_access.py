import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from streaming.broadcast import access
from streaming.broadcast.models import Stage
from symposium.accounts.models import User
from symposium.program.models import Edition
from tests.streaming.broadcast.conftest import Adds


def test_everybody_reaches_a_stage_of_an_edition_they_may_see(
    stage: Stage, edition: Edition, other_edition: Edition
) -> None:
    assert access.get_stage(edition, "main") == stage
    for place, slug in [(other_edition, "main"), (edition, "other")]:
        with pytest.raises(Http404):
            access.get_stage(place, slug)


def test_only_the_crew_edits_stages_and_sources(
    stage: Stage,
    edition: Edition,
    adds: Adds,
    organizer: User,
    moderator: User,
    delegate: User,
    outsider: User,
) -> None:
    source = adds()
    assert access.get_stage_to_edit(organizer, edition, "main") == stage
    assert access.get_source_to_edit(organizer, stage, source.pk) == source
    for stranger in [AnonymousUser(), moderator, delegate, outsider]:
        with pytest.raises(Http404):
            access.get_stage_to_edit(stranger, edition, "main")
        with pytest.raises(Http404):
            access.get_source_to_edit(stranger, stage, source.pk)


def test_a_source_is_reached_through_its_own_stage_only(
    stage: Stage, edition: Edition, adds: Adds, organizer: User
) -> None:
    source = adds()
    other = Stage.objects.create(edition=edition, slug="other", name={"en": "Other"})
    with pytest.raises(Http404):
        access.get_source_to_edit(organizer, other, source.pk)
