"""The only road from an id or a token in a request to a letter, a mailing, somebody's choices."""

from typing import TypeVar

from django.core import signing
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from registration.mailings.models import Bounce, Letter, LetterTemplate, Mailing
from registration.models import Registration
from symposium.accounts.roles import Permission
from symposium.program import access
from symposium.program.access import Visitor
from symposium.program.models import Edition

Row = TypeVar("Row", bound=Model)
SALT = "registration.mailings.choices"

# What a person can do without.
NEWS, DAY, SOON = "news", "day", "soon"
TOPICS = (NEWS, DAY, SOON)


def get_mailing_for(user: Visitor, edition: Edition, pk: int) -> Mailing:
    """A mailing, for those who may send messages; Http404 for others."""
    access.require(user, edition, Permission.SEND_MESSAGES)
    return _first_or_404(Mailing.objects.filter(edition=edition, pk=pk))


def get_template_for(user: Visitor, edition: Edition, pk: int) -> LetterTemplate:
    """A template of letters, for those who may send messages; Http404 for others."""
    access.require(user, edition, Permission.SEND_MESSAGES)
    return _first_or_404(LetterTemplate.objects.filter(edition=edition, pk=pk))


def get_letter_for(user: Visitor, edition: Edition, pk: int) -> Letter:
    """One letter to one person, for those who may send messages; Http404 for others."""
    access.require(user, edition, Permission.SEND_MESSAGES)
    rows = Letter.objects.filter(edition=edition, pk=pk)
    return _first_or_404(
        rows.select_related(
            "edition",
            "mailing",
            "registration__user",
            "registration__edition",
            "registration__category",
            "registration__institution",
        )
    )


def get_bounce_for(user: Visitor, edition: Edition, pk: int) -> Bounce:
    """A report of a letter of this edition, or about an address of it; Http404 for others."""
    access.require(user, edition, Permission.SEND_MESSAGES)
    return _first_or_404(bounces_of(edition).filter(pk=pk))


def bounces_of(edition: Edition) -> QuerySet[Bounce]:
    """The reports that concern an edition: by letter, or by the address of somebody in it."""
    here = Registration.objects.filter(edition=edition, email__iexact=OuterRef("email"))
    return Bounce.objects.filter(Q(letter__edition=edition) | Exists(here))


def get_reader(edition: Edition, token: str) -> tuple[str, str]:
    """Whose letters a signed address is about, and which of them: (e-mail address, topic).

    Http404 for an address that we have not written.
    """
    try:
        about, email, topic = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        raise Http404(_("There is no page at this address.")) from None
    if about != edition.pk or topic not in TOPICS:
        raise Http404(_("There is no page at this address."))
    return str(email), str(topic)


def token_for(edition: Edition, email: str, topic: str = NEWS) -> str:
    """What `get_reader` reads. It does not expire: letters are read late."""
    return signing.dumps([edition.pk, email.strip().lower(), topic], salt=SALT)


def _first_or_404(rows: QuerySet[Row]) -> Row:
    found = rows.first()
    if found is None:
        raise Http404(_("There is nothing at this address."))
    return found
