"""The organizers' list of invitations, with how often each was used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from registration.models import Invitation, Registration
from symposium.lib.folding import folded
from symposium.program.models import Edition

GAVE_UP = (Registration.State.CANCELED, Registration.State.DECLINED)


@dataclass(frozen=True)
class InvitationRow:
    """`used` counts those who still take part; `state` is "open", "used_up", "expired" or
    "revoked"."""

    invitation: Invitation
    used: int
    state: str


def invitations_in(edition: Edition, text: str = "") -> QuerySet[Invitation]:
    """The latest first; a text narrows them."""
    rows = Invitation.objects.filter(edition=edition).select_related("category", "institution")
    if text := " ".join(text.split()):
        rows = rows.filter(
            Q(name__icontains=text)
            | Q(email__icontains=text)
            | Q(code=text)
            | Q(institution__search_text__contains=folded(text))
        )
    return rows.order_by("-created_at", "-pk")


def rows_of(invitations: Sequence[Invitation], at: datetime) -> list[InvitationRow]:
    """One query for all of them."""
    taking_part = Registration.objects.filter(invitation__in=invitations).order_by()
    counts = taking_part.exclude(state__in=GAVE_UP).values_list("invitation").annotate(Count("pk"))
    used: dict[int | None, int] = dict(counts)
    return [
        InvitationRow(one, used.get(one.pk, 0), state_of(one, used.get(one.pk, 0), at))
        for one in invitations
    ]


def state_of(invitation: Invitation, used: int, at: datetime) -> str:
    """ "revoked", "expired", "used_up" or "open"."""
    if invitation.revoked_at is not None:
        return "revoked"
    if invitation.expires_at is not None and invitation.expires_at <= at:
        return "expired"
    if invitation.most_uses is not None and used >= invitation.most_uses:
        return "used_up"
    return "open"
