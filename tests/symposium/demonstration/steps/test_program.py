from collections import Counter
from datetime import UTC, datetime

from symposium.demonstration.steps import editions, program
from symposium.lib.translated import LANGUAGE_CODES
from symposium.program import queries
from symposium.program.models import Edition, Session


def test_the_program_of_2021(db: None) -> None:
    edition = editions.load()
    program.load(edition)
    released = queries.released_program(edition)
    assert (released.number, len(released.sessions), len(released.tracks)) == (1, 21, 4)
    opening = released.by_slug["opening"]
    assert opening.starts_at == datetime(2021, 12, 14, 1, 0, tzinfo=UTC)
    assert (opening.kind, opening.is_streamed) == ("ceremony", True)
    people = [part for session in released.sessions for part in session.participations]
    parts = Counter(part.part for part in people)
    assert parts == {"speaker": 35, "chair": 5, "interpreter": 30}
    for text in [*(session.title for session in released.sessions), *(p.name for p in people)]:
        assert text.missing(LANGUAGE_CODES) == []
    assert [found for found in queries.findings_of(edition) if found.severity == "block"] == []


def test_what_the_organizers_still_have_in_hand(db: None) -> None:
    edition = editions.load()
    program.load(edition)
    waiting = Session.objects.filter(starts_at__isnull=True).order_by("slug")
    assert [(session.slug, session.status, session.minutes) for session in waiting] == [
        ("evening-of-specimens", "tentative", 90),
        ("picture-books", "tentative", 60),
        ("science-wagons", "tentative", 45),
    ]
    for session in waiting:
        assert session.title.missing(LANGUAGE_CODES) == []
    away = edition.speakers.exclude(time_zone="")
    assert away.count() == 9
    assert edition.speakers.filter(participations__is_confirmed=False).count() == 2


def test_loading_again_changes_nothing(db: None) -> None:
    edition = editions.load()
    program.load(edition)
    Session.objects.filter(slug="opening").update(slug="renamed")
    before = list(Session.objects.order_by("pk").values_list("guid", "slug", "starts_at"))
    program.load(Edition.objects.get(pk=edition.pk))
    assert list(Session.objects.order_by("pk").values_list("guid", "slug", "starts_at")) == before
    assert edition.releases.count() == 1
