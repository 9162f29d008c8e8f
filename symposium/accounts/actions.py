"""Verbs on people, and the record of what staff do."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, models, transaction

from symposium.accounts.models import AuditEntry, User


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
