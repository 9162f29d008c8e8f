"""The juror's list and the board: what they say, and what they cost."""

from collections import Counter

import pytest
from pytest_django import DjangoAssertNumQueries

from symposium.accounts.models import User
from symposium.jury import actions, queries
from symposium.jury.models import Assignment, Entry, Juror, Procedure
from tests.conftest import NOW
from tests.symposium.jury.test_actions import submit


@pytest.mark.parametrize("done", [0, 3])
def test_a_jurors_list_costs_one_query(
    procedure: Procedure,
    assignments: list[Assignment],
    django_assert_num_queries: DjangoAssertNumQueries,
    done: int,
) -> None:
    user = assignments[0].juror.user
    own = [row for row in assignments if row.juror == assignments[0].juror]
    for row in own[:done]:
        submit(row)
    with django_assert_num_queries(1):
        shown = [
            (str(row.entry.title), hasattr(row, "review"))
            for row in queries.desk_of(user, procedure)
        ]
    assert [is_done for _title, is_done in shown] == [False] * (len(own) - done) + [True] * done
    assert queries.progress_of(user, procedure) == queries.Progress(done, len(own))
    assert queries.progress_of_each(user, [procedure.pk]) == {
        procedure.pk: queries.Progress(done, len(own))
    }


def test_the_next_one_is_one_without_a_review(assignments: list[Assignment]) -> None:
    own = [row for row in assignments if row.juror == assignments[0].juror]
    assert queries.next_assignment(own[0]) == own[1]
    assert queries.next_assignment(own[-1]) == own[0]
    for row in own[1:]:
        submit(row)
    assert queries.next_assignment(own[0]) is None


@pytest.mark.parametrize("reviews", [1, 18])
def test_the_board_costs_four_queries(
    procedure: Procedure,
    assignments: list[Assignment],
    django_assert_num_queries: DjangoAssertNumQueries,
    reviews: int,
) -> None:
    for row in assignments[:reviews]:
        submit(row)
    with django_assert_num_queries(4):
        board = queries.board_of(procedure)
    assert sum(row.done for row in board.rows) == reviews
    assert {row.asked for row in board.rows} == {3}


def test_the_board_is_in_order_and_the_same_twice(
    procedure: Procedure, assignments: list[Assignment], entries: list[Entry]
) -> None:
    for row in assignments:
        number = next(n for n, entry in enumerate(entries) if entry.pk == row.entry_id)
        submit(row, score=max(1, 5 - number))
    board = queries.board_of(procedure)
    assert [row.entry for row in board.rows[:4]] == entries[:4]
    assert [row.place.number for row in board.rows] == [1, 2, 3, 4, 5, 6]
    assert board.rows[0].recommendations == Counter(accept=3)
    assert queries.board_of(procedure) == board
    assert board.by_entry()[entries[0].pk] == board.rows[0]


def test_drafts_count_for_nothing(procedure: Procedure, assignments: list[Assignment]) -> None:
    said = actions.Opinion(scores={str(one.pk): 5 for one in procedure.criteria.all()})
    actions.save_review(assignment=assignments[0], version=0, opinion=said, submit=False, at=NOW)
    assert {row.score for row in queries.board_of(procedure).rows} == {None}


def test_loads_tell_of_everybody(
    procedure: Procedure,
    assignments: list[Assignment],
    jurors: list[Juror],
    organizer: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    submit(assignments[0])
    first = assignments[0].juror
    row = next(row for row in assignments[1:] if row.juror == first)
    asked = sum(row.juror == first for row in assignments)
    actions.declare_conflict(assignment=row, note="", by=first.user, at=NOW)
    actions.release_juror(juror=jurors[3], by=organizer, at=NOW)
    with django_assert_num_queries(3):
        loads = queries.loads_of(procedure)
        assert str(loads[0].juror)
    by_juror = {load.juror: load for load in loads}
    assert by_juror[first].progress == queries.Progress(1, asked - 1)
    assert by_juror[first].conflicts == 1
    assert loads[-1].juror == jurors[3]
