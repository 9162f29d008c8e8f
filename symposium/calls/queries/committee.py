"""The committee's desk: all proposals with their scores, what to announce, who has not answered."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from symposium.calls.models import Call, Letter, Submission
from symposium.jury import queries as jury
from symposium.lib import folding
from symposium.program.models import Edition


@dataclass(frozen=True)
class CallLine:
    call: Call
    phase: str
    received: int
    undecided: int
    unannounced: int


def calls_to_manage(edition: Edition, *, at: datetime) -> list[CallLine]:
    """All calls of an edition with their counts; two queries."""
    rows = Submission.objects.filter(call__edition=edition)
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    unannounced: Counter[int] = Counter()
    for row in rows.only("call", "state", "decision"):
        counts[row.call_id][row.state] += 1
        unannounced[row.call_id] += row.awaits_announcement
    unsent = {Submission.State.DRAFT, Submission.State.WITHDRAWN}
    undecided = {Submission.State.SUBMITTED, Submission.State.UNDER_REVIEW}
    return [
        CallLine(
            row,
            row.phase_at(at),
            sum(n for state, n in counts[row.pk].items() if state not in unsent),
            sum(n for state, n in counts[row.pk].items() if state in undecided),
            unannounced[row.pk],
        )
        for row in Call.objects.filter(edition=edition)
    ]


@dataclass(frozen=True)
class DeskRow:
    """A proposal on the committee's desk; `judged` is None before the jury has it."""

    submission: Submission
    judged: jury.Row | None

    @property
    def score(self) -> float | None:
        return self.judged.score.normalized if self.judged and self.judged.score else None

    @property
    def raw(self) -> float | None:
        return self.judged.score.raw if self.judged and self.judged.score else None

    @property
    def spread(self) -> float | None:
        several = self.judged and self.judged.score and self.judged.score.count > 1
        return self.judged.score.spread if several else None  # type: ignore[union-attr]  # several

    @property
    def place(self) -> int | None:
        return self.judged.place.number if self.judged else None


def state_counts(call: Call) -> Counter[str]:
    """How many proposals stand in each state, drafts included (their number is no secret)."""
    rows = Submission.objects.filter(call=call).values_list("state").annotate(count=Count("pk"))
    return Counter(dict(rows))


def desk_rows(
    call: Call,
    *,
    state: str = "",
    track: str = "",
    search: str = "",
    decision: str = "",
    sort: str = "",
) -> list[DeskRow]:
    """Handed-in proposals in the order of the jury, or by `sort` ("-spread", "title", …); a fixed
    number of queries."""
    rows = Submission.objects.filter(call=call).exclude(state=Submission.State.DRAFT)
    if state:
        rows = rows.filter(state=state)
    if track:
        rows = rows.filter(track__slug=track)
    if decision:
        rows = rows.filter(decision="" if decision == "none" else decision)
    rows = rows.select_related("track", "call").prefetch_related("speakers")
    board = jury.board_of(call.procedure).by_entry()
    found = [
        DeskRow(row, board.get(row.entry_id) if row.entry_id else None)
        for row in rows
        if _fits(row, folding.terms(search))
    ]
    return _sorted(found, sort)


def _fits(row: Submission, terms: Iterable[str]) -> bool:
    speakers = (one.name for one in row.speakers.all())
    text = folding.folded(" ".join([row.code, *row.title.values(), *speakers]))
    return all(term in text for term in terms)


Key = Callable[[DeskRow], float | str]

SORTS: dict[str, Key] = {
    "place": lambda row: row.place or 10**9,
    "score": lambda row: -(10.0**9) if row.score is None else row.score,
    "spread": lambda row: -1.0 if row.spread is None else row.spread,
    "title": lambda row: folding.folded(str(row.submission.title)),
    "submitted": lambda row: (
        row.submission.submitted_at.timestamp() if row.submission.submitted_at else 0.0
    ),
}


def _sorted(rows: list[DeskRow], sort: str) -> list[DeskRow]:
    key = SORTS.get(sort.removeprefix("-"), SORTS["place"])
    ordered = sorted(rows, key=lambda row: row.submission.pk)
    return sorted(ordered, key=key, reverse=sort.startswith("-"))


def to_announce(call: Call) -> list[Submission]:
    """Decided, and not told to anybody yet."""
    rows = Submission.objects.filter(call=call).exclude(decision="")
    rows = rows.select_related("call__edition", "owner", "track").prefetch_related(
        "speakers__institution", "speakers__user"
    )
    return [row for row in rows if row.awaits_announcement]


@dataclass(frozen=True)
class AwaitedConfirmation:
    submission: Submission
    names: list[str]


def next_on_waiting_list(call: Call) -> DeskRow | None:
    """Whose turn it is when a place becomes free: the best of the waiting list."""
    waiting = desk_rows(call, state=Submission.State.WAITLISTED)
    return next((row for row in waiting if not row.submission.awaits_announcement), None)


def awaited_confirmations(call: Call) -> list[AwaitedConfirmation]:
    """Accepted proposals and who has not said yet that they will come."""
    rows = Submission.objects.filter(call=call, state=Submission.State.ACCEPTED)
    return [
        AwaitedConfirmation(
            row,
            [
                one.name
                for one in row.speakers.all()
                if one.refused_at is None and one.confirmed_at is None
            ],
        )
        for row in rows.prefetch_related("speakers")
    ]


def letters_of(call: Call, *, failed: bool = False) -> list[Letter]:
    """The last letters that were written, at most a hundred; or those that could not be sent."""
    rows = Letter.objects.filter(submission__call=call).select_related("submission")
    if failed:
        rows = rows.filter(sent_at__isnull=True).exclude(failure="")
    return list(rows.order_by("-written_at", "-pk")[:100])
