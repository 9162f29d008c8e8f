"""One letter: posted, and sent again when people decide so."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from registration import letters
from registration.letters import values
from registration.letters.kinds import KINDS
from registration.mailings.delivery import send_letter
from registration.mailings.emails import Parts
from registration.mailings.models import Letter, Mailing
from registration.mailings.models.letters import new_token
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib import after_commit, mail
from symposium.lib.refusals import Refusal


class LetterOnItsWay(Refusal):
    code = "letter_on_its_way"
    message = _("This letter is on its way, or its mailing is paused or stopped.")


def post_letter(*, letter: letters.Written, at: datetime) -> Letter:
    """Write down a letter of registration and send it after commit, before all mailings."""
    registration = letter.registration
    row = Letter.objects.create(
        edition=registration.edition,
        registration=registration,
        kind=letter.kind,
        key=f"{letter.kind}:{registration.pk}:{new_token()}",
        to=letter.to,
        name=registration.display_name,
        language=registration.language,
        time_zone=values.zone_of(registration),
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        attachments=list(letter.attachments),
        written_at=at,
    )
    after_commit.run_task(send_letter, row.pk)
    return row


@transaction.atomic
def send_again(*, letter: Letter, by: User, at: datetime) -> None:
    """Send a letter once more because a person asks for it, to the address that is known now.

    Raises LetterOnItsWay for one that still waits, is just being sent, or must not leave.
    """
    locked = Letter.objects.select_for_update(of=("self",)).select_related(
        "registration", "mailing"
    )
    row = locked.get(pk=letter.pk) if letter.mailing_id is None else letter
    standing = row.standing_at(at)
    is_open = row.mailing is None or row.mailing.state in Mailing.OPEN
    if standing in {Letter.Standing.WAITING, Letter.Standing.GOING} or not is_open:
        raise LetterOnItsWay
    own_email = row.registration.email if row.registration else ""
    # A letter to somebody else about this registration stays theirs.
    is_own = row.kind in KINDS or row.kind == Letter.MAILING
    to = own_email if is_own and own_email else row.to
    own = Letter.objects.filter(pk=row.pk, claimed_at=row.claimed_at, left_out=row.left_out)
    if own.renew(left_out="", returned_at=None, to=to):
        record_audit(
            actor=by,
            verb="letter.sent_again",
            target=row,
            at=at,
            edition_slug=row.edition.slug,
            changes={"standing": (standing, Letter.Standing.WAITING)},
        )
        after_commit.run_task(send_letter, row.pk)


@transaction.atomic
def send_lost_again(*, mailing: Mailing, by: User, at: datetime) -> int:
    """Let all of a mailing's letters that failed or are unclear be sent once more; answers how
    many. Nothing of one that was stopped."""
    if mailing.state == Mailing.State.CANCELED:
        return 0
    count = Letter.objects.filter(mailing=mailing, left_out="").lost_at(at).renew()
    if count:
        finished = Mailing.objects.filter(pk=mailing.pk, state=Mailing.State.FINISHED)
        finished.update(state=Mailing.State.SENDING, ended_at=None)
        record_audit(
            actor=by,
            verb="mailing.sent_again",
            target=mailing,
            at=at,
            edition_slug=mailing.edition.slug,
            changes={"letters": (None, count)},
        )
    return count


def send_test(*, parts: Parts, to: User) -> None:
    """The words as they are, to whoever writes them."""
    mail.send_words(to=to.email, subject=parts.subject, text=parts.text, html=parts.html)
