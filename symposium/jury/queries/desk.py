"""What a juror has to judge, and how far everybody is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from symposium.accounts.models import User
from symposium.jury.models import Assignment, Conflict, Juror, Procedure

DONE = Q(review__submitted_at__isnull=False)


@dataclass(frozen=True)
class Progress:
    done: int
    asked: int

    @property
    def left(self) -> int:
        return self.asked - self.done


def desk_of(user: User, procedure: Procedure) -> "QuerySet[Assignment]":
    """A juror's own assignments in one query: what is left first, then what is done."""
    own = Assignment.objects.filter(
        juror__user=user,
        juror__left_at__isnull=True,
        entry__procedure=procedure,
        entry__is_withdrawn=False,
    )
    return own.select_related("entry", "review").order_by(
        F("review__submitted_at").asc(nulls_first=True), "pk"
    )


def next_assignment(assignment: Assignment) -> Assignment | None:
    """The juror's next one without a submitted review, after this one, then from the start."""
    left = Assignment.objects.filter(juror=assignment.juror, entry__is_withdrawn=False)
    left = left.exclude(DONE).exclude(pk=assignment.pk).order_by("pk")
    return left.filter(pk__gt=assignment.pk).first() or left.first()


def progress_of(user: User, procedure: Procedure) -> Progress:
    own = desk_of(user, procedure).order_by()
    return Progress(**own.aggregate(done=Count("pk", filter=DONE), asked=Count("pk")))


def progress_of_each(user: User, procedures: Iterable[int]) -> dict[int, Progress]:
    """The same for several procedures at once, by their keys: one query."""
    rows = Assignment.objects.filter(
        juror__user=user,
        juror__left_at__isnull=True,
        entry__procedure__in=list(procedures),
        entry__is_withdrawn=False,
    )
    counted = rows.values("entry__procedure").annotate(
        done=Count("pk", filter=DONE), asked=Count("pk")
    )
    return {row["entry__procedure"]: Progress(row["done"], row["asked"]) for row in counted}


@dataclass(frozen=True)
class JurorLoad:
    juror: Juror
    progress: Progress
    conflicts: int


def loads_of(procedure: Procedure) -> list[JurorLoad]:
    """Every juror with what they have to do and have done; those who left come last."""
    standing = Q(entry__is_withdrawn=False)
    asked = Count("pk", filter=standing)
    counted = Assignment.objects.filter(juror__procedure=procedure).values("juror")
    by_juror = {
        row["juror"]: Progress(row["done"], row["asked"])
        for row in counted.annotate(asked=asked, done=Count("pk", filter=standing & DONE))
    }
    conflicts = Counter(
        Conflict.objects.filter(juror__procedure=procedure).values_list("juror_id", flat=True)
    )
    jurors = procedure.jurors.select_related("user", "institution")
    return [
        JurorLoad(juror, by_juror.get(juror.pk, Progress(0, 0)), conflicts[juror.pk])
        for juror in jurors.order_by(F("left_at").asc(nulls_first=True), "pk")
    ]
