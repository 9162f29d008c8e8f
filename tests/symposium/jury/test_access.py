from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from symposium.accounts.models import User
from symposium.jury import access
from symposium.jury.models import Assignment, Entry, Juror, Procedure
from tests.conftest import NOW


def test_a_juror_gets_own_assignments_and_nobody_else_does(
    procedure: Procedure,
    assignments: list[Assignment],
    jurors: list[Juror],
    outsider: User,
    organizer: User,
) -> None:
    row = assignments[0]
    assert access.get_assignment_for(row.juror.user, procedure, row.guid) == row
    others = [juror.user for juror in jurors if juror != row.juror]
    for user in [*others, outsider, organizer, AnonymousUser()]:
        with pytest.raises(Http404):
            access.get_assignment_for(user, procedure, row.guid)


def test_who_has_left_and_what_is_withdrawn_is_closed(
    procedure: Procedure, assignments: list[Assignment]
) -> None:
    row = assignments[0]
    Entry.objects.filter(pk=row.entry_id).update(is_withdrawn=True)
    with pytest.raises(Http404):
        access.get_assignment_for(row.juror.user, procedure, row.guid)
    Entry.objects.update(is_withdrawn=False)
    Juror.objects.filter(pk=row.juror_id).update(left_at=NOW)
    with pytest.raises(Http404):
        access.get_assignment_for(row.juror.user, procedure, row.guid)


def test_rows_of_another_procedure_are_not_there(
    procedure: Procedure, assignments: list[Assignment], jurors: list[Juror], entries: list[Entry]
) -> None:
    other = Procedure.objects.create(name="Other")
    criterion = procedure.criteria.first()
    assert criterion
    assert access.get_juror_of(procedure, jurors[0].pk) == jurors[0]
    assert access.get_criterion_of(procedure, criterion.pk) == criterion
    assert access.get_entry_of(procedure, entries[0].guid) == entries[0]
    with pytest.raises(Http404):
        access.get_assignment_for(assignments[0].juror.user, other, assignments[0].guid)
    with pytest.raises(Http404):
        access.get_juror_of(other, jurors[0].pk)
    with pytest.raises(Http404):
        access.get_criterion_of(other, criterion.pk)
    with pytest.raises(Http404):
        access.get_entry_of(procedure, uuid4())
