"""How far mailings have come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from registration.mailings.models import Letter, LetterQuerySet, Mailing
from symposium.lib.letters.once import UNCLEAR_AFTER
from symposium.program.models import Edition


@dataclass(frozen=True)
class Progress:
    """How many letters of a mailing stand how; `can_be_sent_again` are failed or unclear."""

    total: int = 0
    waiting: int = 0
    going: int = 0
    sent: int = 0
    returned: int = 0
    failed: int = 0
    unclear: int = 0
    left_out: int = 0

    @property
    def addressed(self) -> int:
        return self.total - self.left_out

    @property
    def done(self) -> int:
        """Letters with which nobody has to do anything any more by themselves."""
        return self.addressed - self.waiting - self.going

    @property
    def percent(self) -> int:
        return self.done * 100 // self.addressed if self.addressed else 100

    @property
    def can_be_sent_again(self) -> int:
        return self.failed + self.unclear


def mailings_of(edition: Edition) -> list[Mailing]:
    return list(edition.mailings.select_related("created_by"))


def progress(mailings: Iterable[Mailing], *, at: datetime) -> Mapping[int, Progress]:
    """By mailing. One query."""
    silent = at - UNCLEAR_AFTER
    open_ones = Q(sent_at=None, failed_at=None)
    rows = (
        Letter.objects.filter(mailing__in=[one.pk for one in mailings])
        .order_by()
        .values("mailing")
        .annotate(
            total=Count("pk"),
            waiting=Count("pk", filter=Q(claimed_at=None, failed_at=None, left_out="")),
            going=Count("pk", filter=open_ones & Q(claimed_at__gt=silent)),
            sent=Count("pk", filter=Q(sent_at__isnull=False, returned_at=None)),
            returned=Count("pk", filter=Q(returned_at__isnull=False)),
            failed=Count("pk", filter=Q(failed_at__isnull=False, sent_at=None)),
            unclear=Count("pk", filter=open_ones & Q(claimed_at__lte=silent)),
            left_out=Count("pk", filter=~Q(left_out="")),
        )
    )
    found = {row.pop("mailing"): Progress(**row) for row in rows}
    return {one.pk: found.get(one.pk, Progress()) for one in mailings}


def progress_of(mailing: Mailing, *, at: datetime) -> Progress:
    return progress([mailing], at=at)[mailing.pk]


def letters_of(mailing: Mailing, *, standing: str, at: datetime) -> LetterQuerySet:
    """A mailing's letters, narrowed to how they stand; in the order in which they leave."""
    rows = Letter.objects.filter(mailing=mailing).select_related("registration")
    rows = rows.order_by("pk")
    return rows.in_standing(standing, at) if standing in Letter.Standing.values else rows
