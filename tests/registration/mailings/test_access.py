"""Who gets to letters: those who may send messages of this edition, and whoever holds a link."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.http import Http404

from registration.mailings import access, actions
from registration.mailings.bounces import Report
from registration.mailings.models import Letter, LetterTemplate
from symposium.accounts.models import User
from symposium.program.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def roads(
    letter: Letter, edition: Edition, now: datetime
) -> list[tuple[Callable[..., object], int]]:
    """Every function that leads from an id to an object, with an id that there is."""
    template = LetterTemplate.objects.create(edition=edition, name="T", changed_at=now)
    report = Report(letter.token, letter.to, True, "5.1.1", "", "0" * 64)
    bounce = actions.record_report(report=report, at=now)
    assert bounce
    assert letter.mailing
    return [
        (access.get_mailing_for, letter.mailing.pk),
        (access.get_template_for, template.pk),
        (access.get_letter_for, letter.pk),
        (access.get_bounce_for, bounce.pk),
    ]


def test_outsiders_and_other_editions_get_nothing(
    roads: list[tuple[Callable[..., object], int]],
    edition: Edition,
    other_edition: Edition,
    organizer: User,
    outsider: User,
    moderator: User,
) -> None:
    for road, pk in roads:
        assert road(organizer, edition, pk), road
        for user, place in [(outsider, edition), (moderator, edition), (outsider, other_edition)]:
            with pytest.raises(Http404):
                road(user, place, pk)
        with pytest.raises(Http404):
            road(organizer, edition, pk + 999)


def test_a_token_is_for_one_person_edition_and_topic(
    edition: Edition, other_edition: Edition
) -> None:
    token = access.token_for(edition, "Amina@Example.net ", access.DAY)
    assert access.get_reader(edition, token) == ("amina@example.net", "day")
    for place, forged in [
        (other_edition, token),
        (edition, token[:-1] + "x"),
        (edition, "none"),
        (edition, access.signing.dumps([edition.pk, "a@b.example", "all"], salt=access.SALT)),
        (edition, access.signing.dumps("x", salt=access.SALT)),
        (edition, access.signing.dumps([edition.pk, "a@b.example", "news"], salt="other")),
    ]:
        with pytest.raises(Http404):
            access.get_reader(place, forged)
