"""To heads of delegations and to those who are invited."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from registration.models import Delegation, Invitation, Registration
from symposium.lib import mail
from symposium.lib.templatetags.times import local_datetime, zone_name


def send_members(delegation: Delegation, members: Sequence[Registration]) -> None:
    """To the head, about members who have no address of their own: how each of them stands."""
    _to_head(delegation, "registration/emails/members", members=members)


def send_head(delegation: Delegation) -> None:
    """Somebody leads a delegation from now on, and what there is to do."""
    _to_head(delegation, "registration/emails/head")


def _to_head(delegation: Delegation, template: str, **words: object) -> None:
    head = delegation.head
    to = head.email if head else delegation.head_email
    if not to:
        return
    language = head.language if head else delegation.edition.languages[0]
    edition = delegation.edition
    with translation.override(language):
        address = reverse("registration:delegation", args=[edition.slug, delegation.pk])
    mail.send_later(
        template=template,
        to=to,
        language=language,
        context={
            "delegation": delegation,
            "edition": edition,
            "to": to,
            "address": settings.SITE_URL + address,
            **words,
        },
    )


def send_invitation(invitation: Invitation) -> None:
    """A personal invitation, in its own language."""
    edition, language = invitation.edition, invitation.language
    with translation.override(language):
        address = reverse("registration:invitation", args=[edition.slug, invitation.code])
        until = ""
        if invitation.expires_at:
            clock = strip_tags(local_datetime(invitation.expires_at, zone=edition.time_zone))
            until = f"{clock} ({zone_name(edition.time_zone, at=invitation.expires_at)})"
    mail.send_later(
        template="registration/emails/invitation",
        to=invitation.email,
        language=language,
        context={
            "invitation": invitation,
            "edition": edition,
            "to": invitation.email,
            "address": settings.SITE_URL + address,
            "until": until,
        },
    )
