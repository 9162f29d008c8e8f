"""The post office of registration: an edition's own words, each letter written down and sent once,
and what a person's timeline tells of it."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from registration import letters, timeline
from registration.mailings import actions
from registration.mailings.models import Letter, LetterWords
from registration.models import Registration
from symposium.program.models import Edition


def words_for(edition: Edition, kind: str) -> letters.Words | None:
    own = LetterWords.objects.filter(edition=edition, kind=kind).first()
    return letters.Words(own.subject, own.text) if own else None


def post(letter: letters.Written) -> None:
    actions.post_letter(letter=letter, at=timezone.now())


def entries(registration: Registration) -> Iterator[timeline.Entry]:
    """The letters to a person, with what has become of each."""
    now = timezone.now()
    rows = Letter.objects.filter(registration=registration).select_related("mailing")
    for row in rows[:200]:
        subject = row.subject or (str(row.mailing) if row.mailing else row.kind)
        standing = row.standing_at(now).label
        yield timeline.Entry(
            at=row.sent_at or row.claimed_at or row.written_at,
            text=_("Letter “%(subject)s”: %(state)s") % {"subject": subject, "state": standing},
            address=reverse("mailings:letter", args=[registration.edition.slug, row.pk]),
        )
