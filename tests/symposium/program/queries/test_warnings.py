import pytest

from symposium.program import actions, queries
from symposium.program.formats import reading
from symposium.program.models import Edition, Participation, Session, Speaker
from tests.conftest import NOW
from tests.symposium.program.conftest import SCHEDULES


def kinds(edition: Edition) -> list[tuple[str, str, str]]:
    return [
        (warning.kind, warning.first.slug, warning.second.slug)
        for warning in queries.warnings_of(edition)
    ]


def test_sessions_one_after_another_are_fine(
    edition: Edition, opening: Session, forum: Session
) -> None:
    forum.starts_at, forum.ends_at = opening.ends_at, forum.ends_at
    forum.save()
    assert kinds(edition) == []


def test_two_sessions_in_one_room(edition: Edition, opening: Session, forum: Session) -> None:
    Session.objects.update(overlap_group=-1)
    forum.starts_at, forum.overlap_group = opening.starts_at, -1
    forum.save()
    assert kinds(edition) == [("room", "opening", "forum")]
    assert queries.warnings_of(edition)[0].text == (
        "Main hall holds “Opening ceremony” and “Oceans and climate” at the same time."
    )


def test_a_person_in_two_places(
    edition: Edition, forum: Session, evening: Session, chair: Speaker
) -> None:
    Participation.objects.create(session=evening, speaker=chair)
    Participation.objects.create(session=evening, speaker=chair, part="interpreter")
    evening.starts_at = forum.starts_at
    evening.save()
    assert kinds(edition) == [("person", "forum", "evening")]


def test_what_has_no_place_is_no_overlap(
    edition: Edition, opening: Session, forum: Session
) -> None:
    forum.starts_at, forum.room = opening.starts_at, None
    forum.save()
    assert kinds(edition) == []


@pytest.mark.django_db
def test_a_festival_with_known_overlaps() -> None:
    draft = reading.read((SCHEDULES / "emf-2022.frab.xml").read_bytes())
    edition = actions.import_program(slug="emf", draft=draft, at=NOW).edition
    found = [kind for kind, _first, _second in kinds(edition)]
    assert (found.count("room"), found.count("person")) == (35, 23)
