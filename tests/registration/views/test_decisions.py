from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from registration.models import Answer, Category, Registration
from symposium.accounts.models import User
from tests.registration.asking import question
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
DECISIONS = "/en/2021/organize/registrations/decisions/"


@pytest.fixture
def desk(organizer: User, signed_in: SignIn) -> Client:
    return signed_in(organizer)


@pytest.fixture
def asked(make: Register, press: Category) -> list[Registration]:
    return [make(category=press, state="requested") for _number in range(2)]


def states() -> list[str]:
    return list(Registration.objects.order_by("pk").values_list("state", flat=True))


def test_many_are_approved_at_once(desk: Client, asked: list[Registration]) -> None:
    chosen = [str(one.pk) for one in asked]
    for _click in range(2):
        answer = desk.post(DECISIONS, {"chosen": chosen, "decision": "approve"})
        assert answer["Location"] == DECISIONS
    assert states() == ["confirmed", "confirmed"]
    assert "Nothing to decide" in desk.get(DECISIONS).content.decode()


def test_declining_needs_a_reason_and_keeps_the_choice(
    desk: Client, asked: list[Registration]
) -> None:
    typed = {"chosen": [str(asked[0].pk)], "decision": "decline", "reason": ""}
    answer = desk.post(DECISIONS, typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])
    assert [row["is_chosen"] for row in answer.context["rows"]] == [True, False]
    desk.post(DECISIONS, {**typed, "reason": "Too late"})
    assert states() == ["declined", "requested"]


@pytest.mark.parametrize(
    "typed",
    [
        {"decision": "approve"},
        {"decision": "approve", "chosen": ["x"]},
        {"decision": "approve", "chosen": ["9" * 40]},
        {"decision": "burn", "chosen": ["1"]},
        {},
    ],
)
def test_a_forged_decision_is_refused(
    desk: Client, asked: list[Registration], typed: dict[str, object]
) -> None:
    assert desk.post(DECISIONS, typed).status_code == 422
    assert states() == ["requested", "requested"]


def test_a_change_shows_what_it_was_and_what_it_is(
    desk: Client, make: Register, now: datetime
) -> None:
    make(
        review_since=now,
        decided_at=now,
        review_changes=[
            {"field": "institution", "label": {}, "before": "Old <Museum>", "after": ""},
            {"field": "question:meal", "label": {"en": "Meal"}, "before": "A", "after": "B"},
        ],
    )
    page = desk.get(DECISIONS).content.decode()
    assert "Old &lt;Museum&gt;" in page
    assert ">Meal:<" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_queue_costs_the_same_for_any_number(
    desk: Client,
    make: Register,
    press: Category,
    now: datetime,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    card = question("card", "text", of=[press])
    for _number in range(count):
        row = make(category=press, state="requested")
        Answer.objects.create(
            registration=row, question=card, value="1", asked=card.as_asked(), answered_at=now
        )
    desk.get(DECISIONS)
    with django_assert_num_queries(8):
        page = desk.get(DECISIONS).content.decode()
    assert page.count('name="chosen"') == count
