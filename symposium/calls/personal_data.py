"""Proposals: those of a person, those that name the person as a speaker, and letters about them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from symposium.calls.models import Letter, Submission, SubmissionFile, SubmissionSpeaker
from symposium.lib import personal_data
from symposium.lib.personal_data import Field, File, Kind, Person, Row, plain, without

NOBODY = "erased-{pk}@erased.invalid"
State = Submission.State
# Nobody has acted on these, or nothing came of them: they go whole.
GO_WHOLE = [State.DRAFT, State.WITHDRAWN, State.DECLINED]


def register() -> None:
    personal_data.register(
        Kind(
            name="proposals",
            label=_("Proposed sessions"),
            export=_export,
            files=_files,
            erase=_erase,
            words=_words,
            stays=_(
                "Proposals that are being judged, or are part of a program, stay without your name"
                " and address; the others go."
            ),
            models=["calls.Submission", "calls.SubmissionSpeaker", "calls.SubmissionFile"],
            rank=40,
        )
    )
    personal_data.register(
        Kind(
            name="letters",
            label=_("Letters about proposals"),
            export=_export_letters,
            erase=_erase_letters,
            models=["calls.Letter"],
            rank=30,
            fields=[
                Field(
                    name="letters.letters",
                    label=_("Letters about proposals"),
                    days=365,
                    held=lambda edition: _letters_in(edition).count(),
                    erase=lambda edition: _letters_in(edition).delete()[0],
                )
            ],
        )
    )


def _own(person: Person) -> "QuerySet[Submission]":
    return Submission.objects.filter(owner=person.user_id)


def _named(person: Person) -> "QuerySet[SubmissionSpeaker]":
    named = Q(user=person.user_id) if person.user_id else Q(pk=None)
    for email in person.emails:
        named |= Q(email__iexact=email)
    return SubmissionSpeaker.objects.filter(named)


def _words(person: Person) -> Iterator[str]:
    for speaker in _named(person):
        yield from (speaker.name, speaker.email)


def _export(person: Person) -> Iterator[Row]:
    for submission in _own(person).select_related("call__edition", "track"):
        yield plain(
            submission, "call__edition__slug", "code", "state", "title", "abstract", "notes",
            "kind", "minutes", "track", "spoken_languages", "keywords", "created_at",
            "submitted_at", "decision_reason",
        )  # fmt: skip
    for speaker in _named(person).select_related("submission", "institution"):
        yield plain(
            speaker, "submission__code", "name", "email", "institution_name", "territory",
            "biography", "language", "time_zone", "agreed_at", "confirmed_at",
        )  # fmt: skip


def _files(person: Person) -> Iterator[File]:
    for file in SubmissionFile.objects.filter(submission__owner=person.user_id):
        yield File(file.name, file.content.open)


def _erase(person: Person, _at: datetime) -> int:
    concerned = 0
    leaving = _own(person).filter(state__in=GO_WHOLE, session=None)
    for file in SubmissionFile.objects.filter(submission__in=leaving):
        file.content.delete(save=False)
    concerned += leaving.count()
    leaving.delete()
    for speaker in _named(person):
        speaker.user, speaker.name, speaker.biography = None, "–", {}
        speaker.email = NOBODY.format(pk=speaker.pk)
        speaker.institution_name = speaker.time_zone = ""
        speaker.save()
        concerned += 1
    return concerned


def _letters(person: Person) -> "QuerySet[Letter]":
    to = Q(pk=None)
    for email in person.emails:
        to |= Q(to__iexact=email)
    return Letter.objects.filter(to)


def _letters_in(edition: int) -> "QuerySet[Letter]":
    return Letter.objects.filter(submission__call__edition=edition)


def _export_letters(person: Person) -> Iterator[Row]:
    for letter in _letters(person):
        yield plain(letter, "to", "subject", "text", "written_at", "sent_at")


def _erase_letters(person: Person, _at: datetime) -> int:
    """Letters to the person go; in letters to others about the person, the name goes."""
    gone = _letters(person).delete()[0]
    named = Q(pk=None)
    for word in person.words:
        named |= Q(text__icontains=word) | Q(subject__icontains=word)
    for letter in Letter.objects.filter(named):
        letter.subject = str(without(person.words, letter.subject))
        letter.text = str(without(person.words, letter.text))
        letter.save(update_fields=["subject", "text"])
    return gone
