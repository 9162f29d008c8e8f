"""Who may see which assignment: the only road from an address to what a juror judges."""

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils.translation import gettext as _

from symposium.accounts.models import User
from symposium.jury.models import Assignment, Criterion, Entry, Juror, Procedure


def get_assignment_for(user: User | AnonymousUser, procedure: Procedure, guid: UUID) -> Assignment:
    """One of a serving juror's own assignments; Http404 for everybody else."""
    if not isinstance(user, User):
        raise Http404(_("There is no review of yours at this address."))
    rows = Assignment.objects.filter(entry__procedure=procedure, entry__is_withdrawn=False)
    rows = rows.filter(guid=guid, juror__user=user, juror__left_at__isnull=True)
    assignment = rows.select_related("entry__procedure", "juror__user", "review").first()
    if assignment is None:
        raise Http404(_("There is no review of yours at this address."))
    return assignment


def get_juror_of(procedure: Procedure, pk: int) -> Juror:
    """A juror of this procedure. The caller has asked whether the person may tend the jury."""
    juror = procedure.jurors.select_related("user", "institution").filter(pk=pk).first()
    if juror is None:
        raise Http404(_("There is no such juror."))
    return juror


def get_criterion_of(procedure: Procedure, pk: int) -> Criterion:
    """A line of this procedure's rubric; as above."""
    criterion = procedure.criteria.filter(pk=pk).first()
    if criterion is None:
        raise Http404(_("There is no such criterion."))
    return criterion


def get_entry_of(procedure: Procedure, guid: UUID) -> Entry:
    """An entry of this procedure; as above."""
    entry = procedure.entries.filter(guid=guid).first()
    if entry is None:
        raise Http404(_("There is no such entry."))
    return entry
