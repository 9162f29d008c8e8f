"""The organizers' pages of findings and rules, without any script."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from symposium.accounts.models import AuditEntry, User
from symposium.program import queries
from symposium.program.models import Edition, RuleSetting, Session
from symposium.program.planning import rules
from symposium.program.planning.findings import Finding

FINDINGS = "/en/2021/organize/program/findings/"
RULES = "/en/2021/organize/program/rules/"


@pytest.fixture
def client(signed_in: Callable[[User], Client], organizer: User) -> Client:
    return signed_in(organizer)


def overlap(edition: Edition) -> Finding:
    [finding] = [f for f in queries.findings_of(edition) if f.rule == "room_overlap"]
    return finding


def shown(client: Client, address: str = FINDINGS) -> list[str]:
    groups = client.get(address).context["groups"]
    return [finding.rule for group in groups for finding in group["findings"]]


def test_findings_stand_by_severity_and_rule(client: Client, clash: Session) -> None:
    page = client.get(FINDINGS)
    assert [(group["severity"], group["rule"].name) for group in page.context["groups"]] == [
        ("block", "room_overlap"),
        ("warn", "interpreters"),
        ("warn", "unconfirmed_speaker"),
        ("warn", "missing_translation"),
    ]
    text = page.content.decode()
    assert "Main hall holds “Opening ceremony” and “Oceans and climate” at the same time." in text
    assert "Move “Oceans and climate” to Room A" in text
    assert [(row.rule.name, row.open, row.waived) for row in page.context["rows"]] == [
        ("room_overlap", 1, 0),
        ("interpreters", 2, 0),
        ("unconfirmed_speaker", 1, 0),
        ("missing_translation", 1, 0),
    ]


def test_findings_can_be_narrowed_down(client: Client, edition: Edition, clash: Session) -> None:
    assert shown(client, FINDINGS + "?severity=block") == ["room_overlap"]
    assert shown(client, FINDINGS + "?rule=interpreters") == ["interpreters"] * 2
    assert shown(client, FINDINGS + "?state=waived") == []
    assert len(shown(client, FINDINGS + "?rule=no-such-rule&page=x")) == 5


def test_nothing_found(client: Client, edition: Edition) -> None:
    assert "All is in order" in client.get(FINDINGS).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_findings(
    client: Client,
    edition: Edition,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        Session.objects.create(edition=edition, slug=f"s-{number}", title={"en": "S"})
    client.get(FINDINGS)
    with django_assert_num_queries(15):
        client.get(FINDINGS)


def test_a_finding_is_accepted_with_a_reason(
    client: Client, edition: Edition, clash: Session
) -> None:
    answer = client.post(
        FINDINGS + "waive/",
        {"key": overlap(edition).key, "reason": "Posters", "next": FINDINGS + "?state=waived"},
        follow=True,
    )
    assert answer.redirect_chain == [(FINDINGS + "?state=waived", 302)]
    text = answer.content.decode()
    assert "“Posters”" in text
    assert "Organizer" in text
    session = client.get(f"/en/2021/organize/program/sessions/{clash.slug}/")
    assert "“Posters”" in session.content.decode()


def test_without_a_reason_the_page_asks_again(
    client: Client, edition: Edition, clash: Session
) -> None:
    data = {"key": overlap(edition).key, "reason": " " * 3, "next": FINDINGS + "?page=2"}
    page = client.post(FINDINGS + "waive/", data)
    text = page.content.decode()
    assert "Say why this is all right" in text
    assert "Main hall holds" in text
    assert f'value="{FINDINGS}?page=2"' in text
    long = client.post(FINDINGS + "waive/", data | {"reason": "w" * 501}).content.decode()
    assert "w" * 501 in long
    assert not edition.waivers.exists()


def test_what_is_settled_leads_back(client: Client, edition: Edition) -> None:
    for verb in ("waive", "repair"):
        data = {"key": "room_overlap:x", "reason": "So", "mark": "x"}
        answer = client.post(FINDINGS + verb + "/", data, follow=True)
        assert "This has been settled in the meantime." in answer.content.decode()


def test_a_button_leads_to_no_other_site(client: Client, edition: Edition, clash: Session) -> None:
    data = {"key": overlap(edition).key, "reason": "So", "next": "https://example.net/"}
    answer = client.post(FINDINGS + "waive/", data)
    assert answer.headers["Location"] == FINDINGS


def test_a_signature_is_taken_back(client: Client, edition: Edition, clash: Session) -> None:
    key = overlap(edition).key
    client.post(FINDINGS + "waive/", {"key": key, "reason": "Posters"})
    client.post(FINDINGS + "revoke/", {"key": key})
    assert not overlap(edition).is_waived


def test_a_repair_at_one_click(client: Client, edition: Edition, clash: Session) -> None:
    finding = overlap(edition)
    data = {"key": finding.key, "mark": finding.repairs[0].mark}
    answer = client.post(FINDINGS + "repair/", data, follow=True)
    assert "“Oceans and climate” is changed." in answer.content.decode()
    assert "room_overlap" not in shown(client)


# --- The rules themselves -------------------------------------------------------------------------


def form_of(client: Client, **changes: Any) -> dict[str, Any]:
    """The page's fields as they stand, with some changed (`__` for the dash)."""
    form = client.get(RULES).context["form"]
    fields = {name: form[name].value() for name in form.fields}
    return fields | {name.replace("__", "-"): value for name, value in changes.items()}


def test_every_rule_explains_itself(client: Client) -> None:
    text = client.get(RULES).content.decode()
    for rule in rules.RULES.values():
        assert str(rule.title) in text
        assert rule.explanation


def test_saving_what_stands_there_changes_nothing(client: Client, edition: Edition) -> None:
    answer = client.post(RULES, form_of(client), follow=True)
    assert "The rules are saved." in answer.content.decode()
    assert (RuleSetting.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_a_rule_gets_another_severity_and_other_numbers(client: Client, edition: Edition) -> None:
    changes = {
        "no_track__severity": "block",
        "encoders__count": 2,
        "civil_hours__latest": "00:00",
    }
    client.post(RULES, form_of(client, **changes))
    stored = edition.rule_settings.order_by("rule").values_list("rule", "severity", "parameters")
    assert list(stored) == [
        ("civil_hours", "warn", {"earliest": 480, "latest": 1440}),
        ("encoders", "warn", {"count": 2}),
        ("no_track", "block", {}),
    ]
    assert AuditEntry.objects.get().changes == {
        "civil_hours": ["warn, earliest 480, latest 1320", "warn, earliest 480, latest 1440"],
        "encoders": ["warn, count 4", "warn, count 2"],
        "no_track": ["note", "block"],
    }
    assert form_of(client)["civil_hours-latest"].strftime("%H:%M") == "00:00"
    client.post(RULES, form_of(client, no_track__severity="note"))
    assert not edition.rule_settings.filter(rule="no_track").exists()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"encoders__count": -1}, "greater than or equal to 0"),
        ({"encoders__count": "many"}, "Enter a whole number"),
        ({"civil_hours__earliest": "23:00"}, "The latest end lies before the earliest start."),
        ({"no_track__severity": "deadly"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_set(
    client: Client, edition: Edition, changes: dict[str, Any], error: str
) -> None:
    page = client.post(RULES, form_of(client, room_change_buffer__minutes=17, **changes))
    text = page.content.decode()
    assert error in text
    assert 'value="17"' in text
    assert not edition.rule_settings.exists()


def test_two_organizers_at_the_rules(client: Client, edition: Edition) -> None:
    mine = form_of(client, encoders__count=2)
    client.post(RULES, form_of(client, encoders__count=3))
    page = client.post(RULES, mine)
    assert "Somebody else has set rules in the meantime." in page.content.decode()
    assert edition.rule_settings.get().parameters == {"count": 3}
    again = {name: page.context["form"][name].value() for name in mine}
    assert str(again["encoders-count"]) == "2"
    client.post(RULES, again)
    assert edition.rule_settings.get().parameters == {"count": 2}
