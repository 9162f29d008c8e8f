"""Verbs on people, and the record of what staff do."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import cast

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import IntegrityError, models, transaction

from symposium.accounts import emails
from symposium.accounts.models import AuditEntry, FactorReset, SupportVisit, User


def record_audit(
    *,
    actor: User,
    verb: str,
    target: models.Model,
    at: datetime,
    edition_slug: str = "",
    changes: Mapping[str, tuple[object, object]] | None = None,
    address: str = "",
) -> AuditEntry:
    """Write down an act of staff. `verb` reads "session.moved"; `changes` maps a field to
    (before, after). Call it in the transaction of the act itself."""
    return AuditEntry.objects.create(
        at=at,
        actor=actor,
        actor_email=actor.email,
        verb=verb,
        edition_slug=edition_slug,
        target_type=target._meta.label,
        target_id=str(target.pk),
        target_name=str(target)[:300],
        changes={
            field: [_plain(old), _plain(new)] for field, (old, new) in (changes or {}).items()
        },
        address=address,
    )


def find_or_create_user(*, email: str, language: str) -> User:
    """The person with an e-mail address; a new one can sign in by code alone."""
    email = email.strip().lower()
    found = User.objects.filter(email__iexact=email).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return User.objects.create_user(email, language=language)
    except IntegrityError:
        return User.objects.get(email=email)


def note_address(*, user: User, email: str) -> None:
    """Somebody has read a code in this mailbox: the address is theirs. The first one is the main
    one."""
    address, _is_new = EmailAddress.objects.update_or_create(
        user=user, email=email.lower(), defaults={"verified": True}
    )
    has_main = EmailAddress.objects.filter(user=user, primary=True).exists()
    if not has_main:
        address.primary = True
        address.save(update_fields=["primary"])


def set_preferences(*, user: User, language: str = "", time_zone: str = "") -> None:
    """Remember a person's language and time zone; an empty value leaves the old one."""
    changed = []
    if language and language != user.language:
        user.language = language
        changed.append("language")
    if time_zone and time_zone != user.time_zone:
        user.time_zone = time_zone
        changed.append("time_zone")
    if changed:
        user.save(update_fields=changed)


def begin_support(
    *, agent: User, person: User, edition_slug: str, reason: str, at: datetime, address: str = ""
) -> SupportVisit:
    """Let one of the staff use the pages as somebody else for a while. Whether they may has been
    decided before; the person is told when it is over."""
    with transaction.atomic():
        visit = SupportVisit.objects.create(
            agent=agent,
            agent_name=str(agent)[:254],
            person=person,
            edition_slug=edition_slug,
            reason=reason,
            began_at=at,
            ends_by=at + timedelta(minutes=settings.SUPPORT_MINUTES),
        )
        record_audit(
            actor=agent,
            verb="support.began",
            target=person,
            at=at,
            edition_slug=edition_slug,
            changes={"reason": ("", reason)},
            address=address,
        )
    return visit


def record_support(
    *, visit: SupportVisit, page: str, agent: User, at: datetime, address: str = ""
) -> None:
    """Write down that something was changed in a person's name, with both names."""
    record_audit(
        actor=agent,
        verb="support.changed",
        target=visit.person,
        at=at,
        edition_slug=visit.edition_slug,
        changes={"page": ("", page)},
        address=address,
    )


def end_support(*, visit: SupportVisit, at: datetime, address: str = "") -> None:
    """End a visit and tell the person of it; what has ended already stays as it is."""
    with transaction.atomic():
        ended = SupportVisit.objects.filter(pk=visit.pk, ended_at=None).update(
            ended_at=min(at, visit.ends_by)
        )
        if not ended:
            return
        visit.refresh_from_db()
        if visit.agent is not None:
            record_audit(
                actor=visit.agent,
                verb="support.ended",
                target=visit.person,
                at=at,
                edition_slug=visit.edition_slug,
                address=address,
            )
        emails.tell_of_support(visit)


def end_overdue_support(*, at: datetime) -> int:
    """End the visits whose time is over, in whatever browser they were left. Returns how many."""
    overdue = list(SupportVisit.objects.filter(ended_at=None, ends_by__lte=at))
    for visit in overdue:
        end_support(visit=visit, at=at)
    return len(overdue)


def reset_factors(
    *, person: User, by: User, edition_slug: str, reason: str, at: datetime, address: str = ""
) -> FactorReset:
    """Take lost passkeys, apps and recovery codes away and sign the person out everywhere, so
    that a code from the mailbox opens the account again. The person is told at once."""
    with transaction.atomic():
        reset = FactorReset.objects.create(
            person=person, by=by, by_name=str(by)[:254], reason=reason, at=at
        )
        record_audit(
            actor=by,
            verb="factors.reset",
            target=person,
            at=at,
            edition_slug=edition_slug,
            changes={"reason": ("", reason)},
            address=address,
        )
        Authenticator.objects.filter(user=person).delete()
        for session in UserSession.objects.filter(user=person):
            session.end()
        emails.tell_of_reset(reset)
    return reset


def forget_unused_accounts(*, before: datetime) -> int:
    """Delete accounts that were made by asking for a code which nobody ever entered, and to which
    nothing else belongs. Returns how many."""
    unused = User.objects.filter(
        last_login=None, joined_at__lt=before, is_staff=False, is_superuser=False, display_name=""
    )
    for relation in User._meta.related_objects:
        model = cast("type[models.Model]", relation.related_model)
        rows = model._base_manager.filter(**{relation.field.name: models.OuterRef("pk")})
        unused = unused.exclude(models.Exists(rows))
    count, _by_model = unused.delete()
    return count


def _plain(value: object) -> object:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    return str(value)
