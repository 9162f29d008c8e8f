"""Who gets a mailing, and who is left out."""

from registration.mailings.models import Bounce, Letter, LetterChoice, Purpose
from registration.models import Registration, RegistrationQuerySet, Workshop, WorkshopPlace
from symposium.program.models import Edition


def narrowed(
    rows: RegistrationQuerySet, *, state: str, delegation: int | None, workshop: int | None
) -> RegistrationQuerySet:
    """Rows of the list, by what only letters ask for. Who has canceled or was declined gets
    letters only when these are asked for."""
    if not state:
        gone = [Registration.State.CANCELED, Registration.State.DECLINED]
        rows = rows.exclude(state__in=gone)
    if delegation:
        rows = rows.filter(delegation=delegation)
    if workshop:
        places = WorkshopPlace.objects.filter(workshop=workshop)
        places = places.exclude(state=WorkshopPlace.State.CANCELED)
        rows = rows.filter(pk__in=places.values("registration"))
    return rows


def workshops_in(edition: Edition) -> list[tuple[int, str]]:
    """`(id, name)`, for a select."""
    return [(one.pk, str(one)) for one in Workshop.objects.filter(edition=edition)]


def returned_addresses() -> set[str]:
    """Addresses in small letters to which no mailing goes, until an organizer clears them."""
    return set(Bounce.objects.standing().values_list("email", flat=True))


def unsubscribed_addresses(edition: Edition) -> set[str]:
    choices = LetterChoice.objects.filter(edition=edition, takes_news=False)
    return {email.lower() for email in choices.values_list("email", flat=True)}


def why_left_out(letter: Letter) -> str:
    """Why a mailing or a reminder does not go to its reader, as it stands now; empty if it does.
    Letters of registration always go. At most two queries."""
    if letter.urgency == Letter.Urgency.AT_ONCE:
        return ""
    if not letter.to:
        return Letter.LeftOut.NO_ADDRESS
    if Bounce.objects.standing().filter(email=letter.to.lower()).exists():
        return Letter.LeftOut.BOUNCED
    topic = {Letter.DAY: "takes_day", Letter.SOON: "takes_soon"}.get(letter.kind, "takes_news")
    is_necessary = letter.mailing is not None and letter.mailing.purpose == Purpose.NECESSARY
    if is_necessary:
        return ""
    choice = LetterChoice.objects.filter(edition=letter.edition_id, email__iexact=letter.to)
    refused = choice.filter(**{topic: False})
    return Letter.LeftOut.UNSUBSCRIBED if refused.exists() else ""
