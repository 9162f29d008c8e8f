"""Reads for a person's own account page."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session

from symposium.accounts import devices, factors
from symposium.accounts.models import FactorReset, SupportVisit, User

MOST_VISITS = 20


@dataclass(frozen=True)
class Device:
    """A browser in which the account is open."""

    pk: int
    name: str
    is_hand_held: bool
    since: datetime
    is_current: bool
    is_support: bool


@dataclass(frozen=True)
class Account:
    """All that the page shows."""

    addresses: list[EmailAddress]
    passkeys: list[Authenticator]
    app: Authenticator | None
    recovery_codes_left: int | None
    institutions: list[SocialAccount]
    devices: list[Device]
    visits: list[SupportVisit]
    resets: list[FactorReset]
    needs_factor: bool

    @property
    def has_factor(self) -> bool:
        return bool(self.passkeys or self.app)


def account_of(user: User, *, session_key: str, at: datetime) -> Account:
    """Somebody's account; the same number of queries however much there is of anything."""
    found: dict[str, list[Authenticator]] = {}
    for authenticator in Authenticator.objects.filter(user=user).order_by("created_at"):
        found.setdefault(authenticator.type, []).append(authenticator)
    codes = found.get(Authenticator.Type.RECOVERY_CODES, [])
    return Account(
        addresses=list(EmailAddress.objects.filter(user=user).order_by("-primary", "email")),
        passkeys=found.get(Authenticator.Type.WEBAUTHN, []),
        app=next(iter(found.get(Authenticator.Type.TOTP, [])), None),
        recovery_codes_left=len(codes[0].wrap().get_unused_codes()) if codes else None,
        institutions=list(SocialAccount.objects.filter(user=user).order_by("date_joined")),
        devices=devices_of(user, session_key=session_key, at=at),
        visits=list(SupportVisit.objects.filter(person=user)[:MOST_VISITS]),
        resets=list(FactorReset.objects.filter(person=user)[:MOST_VISITS]),
        needs_factor=factors.is_staff(user),
    )


def devices_of(user: User, *, session_key: str, at: datetime) -> list[Device]:
    """Where somebody is signed in now, this browser first, then the latest."""
    sessions = list(UserSession.objects.filter(user=user).order_by("-created_at"))
    keys = [session.session_key for session in sessions]
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=at).values_list(
            "session_key", flat=True
        )
    )
    found = [
        Device(
            pk=session.pk,
            name=devices.describe(session.user_agent),
            is_hand_held=devices.is_hand_held(session.user_agent),
            since=session.created_at,
            is_current=session.session_key == session_key,
            is_support="support" in session.data,
        )
        for session in sessions
        if session.session_key in alive
    ]
    return sorted(found, key=lambda device: not device.is_current)


def locked_until(user: User, at: datetime) -> datetime | None:
    """Until when organizers' pages stay closed to somebody whose factors were taken away."""
    period = timedelta(hours=settings.FACTOR_RESET_HOURS)
    reset = FactorReset.objects.filter(person=user, at__gt=at - period).first()
    return reset.at + period if reset else None


def visit_of(session_visit: object) -> SupportVisit | None:
    """The visit whose number a session carries."""
    if not isinstance(session_visit, int):
        return None
    return SupportVisit.objects.select_related("agent", "person").filter(pk=session_visit).first()
