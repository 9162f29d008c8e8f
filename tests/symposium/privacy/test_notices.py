from collections.abc import Callable

import pytest
from django.http import Http404
from django.test import Client

from symposium.accounts.models import AuditEntry, User
from symposium.privacy import access, actions, queries
from symposium.privacy.models import Consent, Notice, RetentionReport
from symposium.privacy.templatetags.privacy import paragraphs
from symposium.program.models import Edition
from tests.conftest import NOW

SignIn = Callable[[User], Client]
PAGE = "/en/2021/organize/privacy/"


def _publish(edition: Edition, by: User, text: str) -> Notice:
    return actions.publish_notice(edition=edition, text={"en": text}, by=by, at=NOW)


def test_versions_count_up_and_other_words_are_a_new_one(
    edition: Edition, other_edition: Edition, organizer: User
) -> None:
    first = _publish(edition, organizer, "We keep your name.")
    with pytest.raises(actions.NothingNew):
        _publish(edition, organizer, "We keep your name.")
    second = _publish(edition, organizer, "We keep your name and your address.")
    assert [first.version, second.version] == ["2021-1", "2021-2"]
    assert queries.current_notice(edition) == second
    assert queries.current_notice(other_edition) is None
    entry = AuditEntry.objects.latest("pk")
    assert entry.changes["text"][0] == {"en": "We keep your name."}


def test_one_agrees_once_to_each_version(edition: Edition, organizer: User, delegate: User) -> None:
    first = _publish(edition, organizer, "One.")
    for _time in range(2):
        actions.agree(user=delegate, notice=first, at=NOW)
    assert queries.has_agreed(delegate, first)
    second = _publish(edition, organizer, "Two.")
    assert not queries.has_agreed(delegate, second)
    assert [consent.notice for consent in queries.consents_of(delegate)] == [first]
    assert [notice.people for notice in queries.consents_by_notice(edition)] == [0, 1]


def test_outsiders_see_the_notice_and_not_the_reports(
    edition: Edition, organizer: User, outsider: User
) -> None:
    with pytest.raises(Http404):
        access.get_notice(edition)
    notice = _publish(edition, organizer, "One.")
    assert access.get_notice(edition) == access.get_notice(edition, 1) == notice
    with pytest.raises(Http404):
        access.get_notice(edition, 2)
    report = RetentionReport.objects.create(edition=edition, at=NOW)
    assert access.get_report_for(organizer, edition, report.pk) == report
    with pytest.raises(Http404):
        access.get_report_for(outsider, edition, report.pk)


def test_organizers_publish_and_nothing_typed_is_lost(
    edition: Edition, organizer: User, client: Client, signed_in: SignIn
) -> None:
    page = signed_in(organizer)
    answer = page.post(PAGE, {"text_en": "", "text_zh-hans": ""})
    assert answer.status_code == 422
    page.post(PAGE, {"text_en": "# What we keep\nYour name.\n\nNo more.", "text_zh-hans": "姓名"})
    answer = page.post(
        PAGE, {"text_en": "# What we keep\nYour name.\n\nNo more.", "text_zh-hans": "姓名"}
    )
    assert (answer.status_code, Notice.objects.count()) == (422, 1)
    assert "Your name." in answer.content.decode()
    text = client.get("/en/2021/privacy/").content.decode()
    assert "<h3>What we keep</h3>" in text
    assert client.get("/en/2021/privacy/2/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_versions_costs_the_same(
    edition: Edition,
    organizer: User,
    signed_in: SignIn,
    count: int,
    django_assert_num_queries: Callable[[int], object],
) -> None:
    for number in range(count):
        _publish(edition, organizer, f"Version {number}")
    client = signed_in(organizer)
    with django_assert_num_queries(7):  # type: ignore[attr-defined]
        client.get(PAGE)


def test_words_become_paragraphs_and_nothing_is_markup() -> None:
    assert paragraphs("# <b>\n\nOne\ntwo") == "<h3>&lt;b&gt;</h3>\n<p>One\ntwo</p>"


def test_nobody_agrees_twice_in_the_table(edition: Edition, organizer: User) -> None:
    notice = _publish(edition, organizer, "One.")
    actions.agree(user=organizer, notice=notice, at=NOW)
    assert Consent.objects.count() == 1
