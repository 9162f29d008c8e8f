"""Handing one's place to a colleague: the same seat, another person."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from registration import emails, handing_over
from registration.actions import approval, consenting, seats
from registration.actions.answering import Change, drop_answers
from registration.models import Registration, Transfer, new_code
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib.refusals import Refusal

VALID_FOR = timedelta(days=14)
State = Registration.State


class NothingToHandOn(Refusal):
    code = "nothing_to_hand_on"
    message = _("Only a place at an edition that is to come can be handed to a colleague.")


class OwnAddress(Refusal):
    code = "own_address"
    message = _("This is your own address. Write the address of your colleague.")


class TransferEnded(Refusal):
    code = "transfer_ended"
    message = _("The place is not offered to you any more. Ask your colleague to offer it again.")


class AlreadyRegistered(Refusal):
    code = "already_registered"
    message = _(
        "You have a registration for this edition yourself, so you cannot take over another one."
    )


@transaction.atomic
def offer_place(
    *, registration: Registration, name: str, email: str, by: User, at: datetime
) -> Transfer:
    """Offer one's place to whoever signs in with this address, and write to that person. Another
    offer takes the place of the first; the same one again changes nothing.

    It does not tell whether the address is registered already. Raises NothingToHandOn or
    OwnAddress.
    """
    rows = Registration.objects.select_for_update(of=("self",)).with_details()
    locked = rows.get(pk=registration.pk)
    if locked.state in (State.CANCELED, State.DECLINED) or locked.edition.is_over(at):
        raise NothingToHandOn
    if email.lower() == locked.email.lower():
        raise OwnAddress
    open_offer = locked.transfers.filter(accepted_at=None, withdrawn_at=None).first()
    if open_offer is not None:
        same = (open_offer.email.lower(), open_offer.name) == (email.lower(), name)
        if same and at < open_offer.expires_at:
            return open_offer
        open_offer.withdrawn_at = at
        open_offer.save(update_fields=["withdrawn_at"])
    made = Transfer.objects.create(
        registration=locked,
        name=name,
        email=email,
        asked_by=by,
        asked_at=at,
        expires_at=min(at + VALID_FOR, locked.edition.ends_at),
    )
    emails.send_transfer(made)
    return made


def withdraw_offer(*, registration: Registration, at: datetime) -> None:
    """Keep one's place after all. Twice is once."""
    registration.transfers.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=at)


def accept_place(
    *, transfer: Transfer, user: User, display_name: str, latin_name: str, at: datetime
) -> Registration:
    """Take the place over. The seat stays; what belonged to the old person goes: the answers, the
    account, the code of the badge. The old person is told. Twice is once.

    Raises TransferEnded or AlreadyRegistered.
    """
    try:
        with transaction.atomic():
            return _accept(transfer, user, display_name, latin_name, at)
    except IntegrityError as error:
        raise AlreadyRegistered from error


def _accept(
    transfer: Transfer, user: User, display_name: str, latin_name: str, at: datetime
) -> Registration:
    seats.stand_in_line(transfer.registration.edition)
    rows = Registration.objects.select_for_update(of=("self",)).with_details()
    row = rows.get(pk=transfer.registration_id)
    offer = Transfer.objects.get(pk=transfer.pk)
    if offer.accepted_at is not None and row.user_id == user.pk:
        return row
    is_open = offer.accepted_at is None and offer.withdrawn_at is None and at < offer.expires_at
    if not is_open or row.state in (State.CANCELED, State.DECLINED):
        raise TransferEnded
    offer.accepted_at = at
    offer.save(update_fields=["accepted_at"])
    emails.send_transferred(row, to=display_name)
    handing_over.forget_person(row, at)
    drop_answers(row)
    old = _become(row, user, display_name, latin_name, at)
    row.save()
    record_audit(
        actor=user,
        verb="registration.transferred",
        target=row,
        at=at,
        edition_slug=row.edition.slug,
        changes={"email": (old["email"], row.email), "name": (old["name"], row.display_name)},
    )
    emails.send_outcome(row)
    return row


def _become(
    row: Registration, user: User, display_name: str, latin_name: str, at: datetime
) -> dict[str, str]:
    """Make the registration another person's; what it was called before."""
    old = {"email": row.email, "name": row.display_name}
    if approval.Before(row).is_approved:
        changed = Change("person", {}, row.display_name, display_name)
        approval.ask_again(row, [changed], at=at)
    row.user, row.email, row.language = user, user.email, user.language or row.language
    row.display_name, row.latin_name = display_name, latin_name
    row.code = new_code()
    row.ticket_version += 1
    row.consent_version = consenting.agree_to_current(edition=row.edition, user=user, at=at)
    row.consented_at = at
    row.changed_at = at
    return old
