from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from symposium.accounts.actions import record_audit
from symposium.accounts.models import AuditEntry, User
from symposium.lib import personal_data
from symposium.lib.personal_data import Field, Kind
from symposium.privacy import actions, queries, tasks
from symposium.privacy.models import RetentionReport
from symposium.program.models import Edition

SignIn = Callable[[User], Client]
PAGE = "/en/2021/organize/privacy/retention/"
# The last day of the edition is the 16th; its clock is eight hours ahead.
ENDED = datetime(2021, 12, 16, 16, 0, tzinfo=UTC)


class Shelf:
    """Stands for a table: how many rows each edition has of a field."""

    def __init__(self) -> None:
        self.rows: dict[tuple[int, str], int] = {}

    def field(self, name: str, days: int | None) -> Field:
        return Field(
            name=name,
            label=name.title(),
            days=days,
            held=lambda edition: self.rows.get((edition, name), 0),
            erase=lambda edition: self.rows.pop((edition, name), 0),
        )


@pytest.fixture
def shelf(edition: Edition, other_edition: Edition) -> Iterator[Shelf]:
    shelf = Shelf()
    before = dict(personal_data._kinds)
    personal_data._kinds.clear()
    personal_data.register(
        Kind(
            name="test",
            label="Test",
            export=lambda _person: [],
            erase=lambda _person, _at: 0,
            fields=[shelf.field("answers", 30), shelf.field("names", None)],
        )
    )
    for one in (edition, other_edition):
        shelf.rows |= {(one.pk, "answers"): 5, (one.pk, "names"): 7}
    yield shelf
    personal_data._kinds.clear()
    personal_data._kinds.update(before)


def test_a_field_goes_on_the_day_after_its_last_one(edition: Edition, shelf: Shelf) -> None:
    """The 15th of January is its last day, on the edition's clock."""
    for at, is_due in [
        (ENDED + timedelta(days=30, minutes=-1), False),
        (ENDED + timedelta(days=30), True),
    ]:
        answers, names = queries.due_fields(edition, at)
        assert (answers.field.name, answers.is_due, answers.held) == ("answers", is_due, 5)
        assert (names.due_on, names.is_due) == (None, False)


def test_the_night_erases_reports_and_finds_nothing_the_second_time(
    edition: Edition,
    other_edition: Edition,
    organizer: User,
    shelf: Shelf,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    at = ENDED + timedelta(days=40)
    assert actions.erase_due(edition=edition, at=ENDED) is None
    with django_capture_on_commit_callbacks(execute=True):
        report = actions.erase_due(edition=edition, at=at)
    assert report
    assert (report.counts, report.total) == ({"answers": 5}, 5)
    assert actions.erase_due(edition=edition, at=at) is None
    assert shelf.rows == {
        (edition.pk, "names"): 7,
        (other_edition.pk, "answers"): 5,
        (other_edition.pk, "names"): 7,
    }
    [message] = mail.outbox
    assert message.to == ["organizer@example.org"]
    assert "Answers: 5" in message.body


def test_a_trial_erases_nothing(edition: Edition, shelf: Shelf) -> None:
    report = actions.try_out(edition=edition, at=ENDED + timedelta(days=40))
    assert (report.is_trial, report.counts) == (True, {"answers": 5})
    assert shelf.rows[edition.pk, "answers"] == 5


def test_organizers_set_times_edition_by_edition(
    edition: Edition, other_edition: Edition, organizer: User, shelf: Shelf, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    assert client.post(PAGE, {"answers": "-1", "names": ""}).status_code == 422
    assert client.post(PAGE, {"answers": "", "names": "10"}).status_code == 302
    names, answers = queries.due_fields(edition, ENDED)
    assert [(names.days, answers.days)] == [(10, None)]
    assert [due.days for due in queries.due_fields(other_edition, ENDED)] == [30, None]
    entry = AuditEntry.objects.get(verb="privacy.times_changed")
    assert entry.changes == {"names": [None, 10], "answers": [30, None]}
    client.post(PAGE, {"answers": "", "names": "10"})
    assert AuditEntry.objects.count() == 1


def test_the_page_has_a_trial_and_its_report(
    edition: Edition, organizer: User, outsider: User, shelf: Shelf, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    answer = client.post(f"{PAGE}trial/", follow=True)
    assert "What tonight would erase" in answer.content.decode()
    assert signed_in(outsider).get(PAGE).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_reports(
    edition: Edition,
    organizer: User,
    shelf: Shelf,
    signed_in: SignIn,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for _number in range(count):
        RetentionReport.objects.create(edition=edition, at=ENDED)
    client = signed_in(organizer)
    with django_assert_num_queries(7):
        client.get(PAGE)


def test_every_night_all_editions_and_the_record_are_seen_to(
    edition: Edition, other_edition: Edition, organizer: User, shelf: Shelf, settings: Settings
) -> None:
    settings.AUDIT_DAYS = 30
    for at in (ENDED, datetime.now(UTC)):
        record_audit(actor=organizer, verb="edition.changed", target=edition, at=at)
    tasks.erase_due()
    assert RetentionReport.objects.count() == 2
    assert AuditEntry.objects.count() == 1
    settings.AUDIT_DAYS = 0
    tasks.erase_due()
    assert (RetentionReport.objects.count(), AuditEntry.objects.count()) == (2, 1)
