"""Registering, and changing what one has said: one form becomes one registration, however often it
is sent."""

import dataclasses
from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from registration import emails
from registration.actions import approval, consenting, invitations, seats
from registration.actions.answering import save_answers
from registration.models import Category, Invitation, Question, Registration
from symposium.accounts.models import User
from symposium.institutions.actions import propose_institution
from symposium.institutions.models import Institution
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

State = Registration.State


@dataclasses.dataclass(frozen=True, kw_only=True)
class Details:
    """What a person tells about the own participation. An institution that is not known yet comes
    as `proposed_institution`, a name."""

    display_name: str
    latin_name: str
    institution: Institution | None
    proposed_institution: str
    territory: str
    category: Category
    mode: str
    language: str
    answers: Mapping[Question, object] = dataclasses.field(default_factory=dict)


class RegistrationClosed(Refusal):
    code = "registration_closed"
    message = _("Registration for this edition has ended.")


class CategoryClosed(Refusal):
    code = "category_closed"
    message = _("Nobody can register in this category now. Choose another one.")


class CategoryByInvitation(Refusal):
    code = "category_by_invitation"
    message = _(
        "This category is for invited people. Follow the link in your invitation, or choose "
        "another category."
    )


class ModeNotOffered(Refusal):
    code = "mode_not_offered"
    message = _("In this category one cannot take part in this way. Choose the other way.")


def register(
    *,
    edition: Edition,
    user: User,
    details: Details,
    at: datetime,
    invitation: Invitation | None = None,
) -> tuple[Registration, bool]:
    """Register a person whose e-mail address is known to be the own one, and send the answer:
    confirmed, in line, or waiting for approval. A second time gives the first registration,
    unchanged, and False.

    Raises RegistrationClosed once the edition is over, CategoryClosed, CategoryByInvitation,
    ModeNotOffered, or an `invitations.InvitationRefused`.
    """
    if edition.is_over(at):
        raise RegistrationClosed
    check_choice(details.category, details.mode, at=at, invitation=invitation)
    try:
        with transaction.atomic():
            created = _enter(edition, user, details, invitation, at)
            save_answers(registration=created, given=details.answers, at=at)
            emails.send_outcome(created)
            _remember_name(user, details)
            return created, True
    except IntegrityError:
        # The database has decided a race, or a double click: the first one counts.
        first = Registration.objects.with_details().get(edition=edition, email__iexact=user.email)
        claim(registration=first, user=user)
        return first, False


def _enter(
    edition: Edition, user: User, details: Details, invitation: Invitation | None, at: datetime
) -> Registration:
    row = Registration(
        edition=edition,
        user=user,
        email=user.email,
        registered_at=at,
        consent_version=consenting.agree_to_current(edition=edition, user=user, at=at),
        consented_at=at,
        **_values(details),
    )
    # The line before any invitation, as everywhere.
    seats.stand_in_line(edition)
    if invitation is not None:
        used = invitations.redeem(invitation=invitation, registration=row, at=at)
        if used.is_approval:
            row.decided_at, row.decided_by = at, used.created_by
    if row.category.needs_approval and row.decided_at is None:
        row.state = State.REQUESTED
        row.save()
    else:
        seats.take_seats(registrations=[row], at=at)
    return row


def check_choice(
    category: Category, mode: str, *, at: datetime, invitation: Invitation | None = None
) -> None:
    """Whether somebody can register like this now. Raises CategoryClosed, CategoryByInvitation or
    ModeNotOffered. An invitation opens the category that it names, unless that is closed."""
    if not category.is_open_at(at):
        raise CategoryClosed
    if category.needs_invitation and (invitation is None or invitation.category != category):
        raise CategoryByInvitation
    if not category.allows(mode):
        raise ModeNotOffered


def claim(*, registration: Registration, user: User) -> None:
    """Tie a registration that somebody else made to the account of its e-mail address."""
    if registration.user_id is None and registration.email.lower() == user.email.lower():
        registration.user = user
        registration.save(update_fields=["user"])


@transaction.atomic
def change_details(*, registration: Registration, details: Details, at: datetime) -> None:
    """Write what the person says now. What organizers had agreed to comes before them once more
    when it has changed, and a category that needs their agreement has to be agreed to first.

    Raises the refusals of `check_choice` for what has been chosen anew, and `seats.NoSeatFree`
    when the person has a seat and there is none for the change.
    """
    seats.stand_in_line(registration.edition)
    row = (
        Registration.objects.select_for_update(of=("self",)).with_details().get(pk=registration.pk)
    )
    if (row.category, row.mode) != (details.category, details.mode):
        if row.category == details.category and not row.category.allows(details.mode):
            raise ModeNotOffered
        if row.category != details.category:
            check_choice(details.category, details.mode, at=at)
    before = approval.Before(row)
    for field, value in _values(details).items():
        setattr(row, field, value)
    row.changed_at = at
    changes = save_answers(
        registration=row, given=details.answers, at=at, old_category_id=before.category.pk
    )
    approval.follow_change(row, before=before, changes=changes, at=at)


def _values(details: Details) -> dict[str, object]:
    values = {field.name: getattr(details, field.name) for field in dataclasses.fields(details)}
    del values["answers"]
    proposed = values.pop("proposed_institution")
    if proposed:
        values["institution"] = propose_institution(
            name=proposed, territory=details.territory, language=details.language
        )
    return values


def _remember_name(user: User, details: Details) -> None:
    if not user.display_name:
        user.display_name = details.display_name
        user.save(update_fields=["display_name"])
