"""Registrations and their answers."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from registration.actions import seats
from registration.models import Answer, Note, Registration, SavedList, Transfer, new_code
from symposium.lib import personal_data
from symposium.lib.personal_data import Field, File, Kind, Person, Row, plain

State = Registration.State
NAMELESS = "–"


def register() -> None:
    personal_data.register(
        Kind(
            name="registrations",
            label=_("Registrations"),
            export=_export,
            files=_files,
            erase=_erase,
            words=_words,
            stays=_(
                "That somebody took part stays, without a name, for the figures of the symposium:"
                " category, institution, country or region, language, and whether a seat was"
                " taken. If the symposium is still to come, your seat becomes free."
            ),
            models=["registration.Registration", "registration.Answer"],
            rank=40,
            fields=[
                Field(
                    name="registrations.answers",
                    label=_("Answers to the questions of registration, with their files"),
                    days=180,
                    held=lambda edition: _answers_in(edition).count(),
                    erase=lambda edition: _erase_answers(_answers_in(edition)),
                ),
                Field(
                    name="registrations.reasons",
                    label=_("Reasons for which registrations were approved or declined"),
                    days=180,
                    held=lambda edition: _reasoned(edition).count(),
                    erase=lambda edition: _reasoned(edition).update(decision_reason=""),
                ),
                Field(
                    name="registrations.names",
                    label=_("Names and e-mail addresses of those who registered"),
                    days=1095,
                    held=lambda edition: _named(edition).count(),
                    erase=_erase_names,
                ),
            ],
        )
    )


def own(person: Person) -> "QuerySet[Registration]":
    """The registrations of an account, or of its e-mail addresses."""
    found = Q(user=person.user_id) if person.user_id else Q(pk=None)
    for email in person.emails:
        found |= Q(email__iexact=email)
    return Registration.objects.filter(found)


def _words(person: Person) -> Iterator[str]:
    for registration in own(person):
        yield from (registration.display_name, registration.latin_name, registration.email)


def _export(person: Person) -> Iterator[Row]:
    answers = Answer.objects.filter(registration__in=own(person)).select_related("question")
    said: dict[int, dict[str, object]] = {}
    for answer in answers:
        said.setdefault(answer.registration_id, {})[answer.question.slug] = (
            answer.value if answer.value is not None else str(answer.file)
        )
    for registration in own(person).select_related("edition", "category", "institution"):
        yield {
            **plain(
                registration, "edition__slug", "category__slug", "display_name", "latin_name",
                "email", "institution", "territory", "mode", "language", "state", "code",
                "registered_at", "changed_at", "decision_reason", "consent_version",
                "consented_at",
            ),
            "answers": said.get(registration.pk, {}),
            "notes": [note.text for note in registration.notes.all()],
        }  # fmt: skip


def _files(person: Person) -> Iterator[File]:
    for answer in Answer.objects.filter(registration__in=own(person)).exclude(file=""):
        yield File(answer.file.name.rpartition("/")[2], answer.file.open)


def _erase(person: Person, at: datetime) -> int:
    rows = list(own(person).select_related("edition"))
    _erase_answers(Answer.objects.filter(registration__in=rows))
    Note.objects.filter(registration__in=rows).delete()
    SavedList.objects.filter(owner=person.user_id).delete()
    for registration in rows:
        if registration.state != State.DECLINED and not registration.edition.is_over(at):
            registration.state, registration.changed_at = State.CANCELED, at
            registration.waiting_since = registration.answer_by = None
        _make_nameless(registration)
    for edition in {registration.edition for registration in rows}:
        if not edition.is_over(at):
            seats.seats_came_free(edition=edition, at=at)
    return len(rows)


def _make_nameless(registration: Registration) -> None:
    """A row that still counts and leads to nobody; its badge opens no door."""
    registration.user = None
    registration.display_name, registration.latin_name, registration.email = NAMELESS, "", ""
    registration.decision_reason = ""
    registration.code = new_code()
    registration.save()


def _answers_in(edition: int) -> "QuerySet[Answer]":
    return Answer.objects.filter(registration__edition=edition)


def _erase_answers(answers: "QuerySet[Answer]") -> int:
    """With their files, which the database does not know how to delete."""
    for answer in answers.exclude(file=""):
        answer.file.delete(save=False)
    return answers.delete()[0]


def _reasoned(edition: int) -> "QuerySet[Registration]":
    return Registration.objects.filter(edition=edition).exclude(decision_reason="")


def _named(edition: int) -> "QuerySet[Registration]":
    nameless = Q(display_name=NAMELESS, latin_name="", email="", user=None)
    return Registration.objects.filter(edition=edition).exclude(nameless)


def _erase_names(edition: int) -> int:
    Transfer.objects.filter(registration__edition=edition).delete()
    return _named(edition).update(user=None, display_name=NAMELESS, latin_name="", email="")
