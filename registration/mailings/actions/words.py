"""The edition's own words, and templates."""

from datetime import datetime

from django.db import transaction

from registration.mailings.models import LetterTemplate, LetterWords
from symposium.accounts.actions import record_audit
from symposium.accounts.models import User
from symposium.lib.translated import Translated
from symposium.program.models import Edition


@transaction.atomic
def save_words(
    *, edition: Edition, kind: str, subject: Translated, text: Translated, by: User, at: datetime
) -> LetterWords:
    """From now on letters of this kind say so."""
    before = LetterWords.objects.filter(edition=edition, kind=kind).first()
    words, _is_new = LetterWords.objects.update_or_create(
        edition=edition, kind=kind, defaults={"subject": subject, "text": text}
    )
    record_audit(
        actor=by,
        verb="letter_words.saved",
        target=words,
        at=at,
        edition_slug=edition.slug,
        changes={
            "subject": (before.subject if before else None, subject),
            "text": (before.text if before else None, text),
        },
    )
    return words


@transaction.atomic
def drop_words(*, edition: Edition, kind: str, by: User, at: datetime) -> None:
    """Back to our words; twice is once."""
    words = LetterWords.objects.filter(edition=edition, kind=kind).first()
    if words is None:
        return
    record_audit(
        actor=by,
        verb="letter_words.dropped",
        target=words,
        at=at,
        edition_slug=edition.slug,
        changes={"subject": (words.subject, None), "text": (words.text, None)},
    )
    words.delete()


@transaction.atomic
def save_template(*, template: LetterTemplate, by: User, at: datetime) -> None:
    verb = "letter_template.changed" if template.pk else "letter_template.created"
    template.changed_at = at
    template.save()
    record_audit(
        actor=by,
        verb=verb,
        target=template,
        at=at,
        edition_slug=template.edition.slug,
        changes={"subject": (None, template.subject), "text": (None, template.text)},
    )


@transaction.atomic
def delete_template(*, template: LetterTemplate, by: User, at: datetime) -> None:
    record_audit(
        actor=by,
        verb="letter_template.deleted",
        target=template,
        at=at,
        edition_slug=template.edition.slug,
        changes={"subject": (template.subject, None), "text": (template.text, None)},
    )
    template.delete()
