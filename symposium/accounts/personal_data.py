"""The account itself, how it signs in, and its name in the record of changes."""

from collections.abc import Iterator
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from symposium.accounts import audit
from symposium.accounts.models import AuditEntry, FactorReset, SupportVisit, User
from symposium.lib import personal_data
from symposium.lib.personal_data import Kind, Person, Row, plain

# An address that leads nowhere, as RFC 2606 keeps it free.
NOBODY = "erased-{pk}@erased.invalid"
# Whatever these packages keep of an account goes with it: addresses, passkeys, tokens, sessions.
SIGN_IN_APPS = {"account", "mfa", "socialaccount", "usersessions"}


def register() -> None:
    personal_data.register(
        Kind(
            name="account",
            label=_("Account"),
            export=_export,
            erase=_erase,
            words=_words,
            stays=_(
                "The number of the account stays, without a name, so that nothing else breaks."
            ),
            models=[
                "accounts.User",
                "accounts.SupportVisit",
                "accounts.FactorReset",
                "account.EmailAddress",
                "mfa.Authenticator",
                "socialaccount.SocialAccount",
                "usersessions.UserSession",
            ],
            rank=90,
        )
    )
    personal_data.register(
        Kind(
            name="record",
            label=_("What you did as staff"),
            export=_export_record,
            erase=_erase_record,
            stays=_(
                "That something was done stays in the record of changes, with the number of your"
                " account in place of your name."
            ),
            models=["accounts.AuditEntry", "admin.LogEntry"],
            rank=99,
        )
    )


def _words(person: Person) -> Iterator[str]:
    for user in _accounts(person):
        yield from (user.display_name, user.email)


def _export(person: Person) -> Iterator[Row]:
    for user in _accounts(person):
        yield plain(
            user, "email", "display_name", "language", "time_zone", "joined_at", "last_login"
        )
    for address in EmailAddress.objects.filter(user=person.user_id):
        yield plain(address, "email", "verified", "primary")
    for session in UserSession.objects.filter(user=person.user_id):
        yield plain(session, "created_at", "ip", "user_agent", "last_seen_at")
    for factor in Authenticator.objects.filter(user=person.user_id):
        yield plain(factor, "type", "created_at", "last_used_at")
    for linked in SocialAccount.objects.filter(user=person.user_id):
        yield plain(linked, "provider", "uid", "date_joined", "extra_data")
    for visit in SupportVisit.objects.filter(person=person.user_id):
        yield plain(visit, "agent_name", "reason", "began_at", "ended_at")
    for reset in FactorReset.objects.filter(person=person.user_id):
        yield plain(reset, "by_name", "reason", "at")


def _erase(person: Person, _at: datetime) -> int:
    """The row stays for what refers to it; nobody can sign in with it."""
    keys = UserSession.objects.filter(user=person.user_id).values_list("session_key", flat=True)
    Session.objects.filter(session_key__in=list(keys)).delete()
    for model in _sign_in_models():
        model._default_manager.filter(user=person.user_id).delete()
    for user in _accounts(person):
        _make_nameless(user)
        SupportVisit.objects.filter(person=user).delete()
        FactorReset.objects.filter(person=user).delete()
        # Whom the person helped as staff may know that it was somebody who is gone.
        SupportVisit.objects.filter(agent=user).update(agent_name=audit.ERASED, agent=None)
        FactorReset.objects.filter(by=user).update(by_name=audit.ERASED, by=None)
    return 1


def _accounts(person: Person) -> "models.QuerySet[User]":
    return User.objects.filter(pk__in=[person.user_id] if person.user_id else [])


def _make_nameless(user: User) -> None:
    user.email = NOBODY.format(pk=user.pk)
    user.display_name = user.time_zone = ""
    user.last_login = None
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()


def _sign_in_models() -> "Iterator[type[models.Model]]":
    for model in apps.get_models():
        own = any(field.name == "user" for field in model._meta.concrete_fields)
        if own and model._meta.app_label in SIGN_IN_APPS:
            yield model


def _export_record(person: Person) -> Iterator[Row]:
    for entry in AuditEntry.objects.filter(actor=person.user_id):
        yield plain(entry, "at", "verb", "edition_slug", "target_name", "address")


def _erase_record(person: Person, at: datetime) -> int:
    mentioned = Q(user=person.user_id)
    for word in person.words:
        mentioned |= Q(object_repr__icontains=word)
    LogEntry.objects.filter(mentioned).update(object_repr=audit.ERASED, change_message="")
    return audit.redact(words=person.words, user_id=person.user_id, at=at)
