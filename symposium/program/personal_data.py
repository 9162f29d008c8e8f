"""What the program knows of a person: stars, calendars, roles, letters about releases, and what
somebody who speaks has told of themselves."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from symposium.lib import personal_data
from symposium.lib.personal_data import Field, Kind, Person, Row, plain
from symposium.program.models import (
    Appointment,
    DroppedStar,
    NoticeRefusal,
    PersonalCalendar,
    ReleaseNotice,
    Speaker,
    Star,
    UploadedSchedule,
)

OWN = [Star, DroppedStar, PersonalCalendar, NoticeRefusal]


def register() -> None:
    personal_data.register(
        Kind(
            name="stars",
            label=_("Stars and personal calendar"),
            export=_export_stars,
            erase=_erase_stars,
            models=[model._meta.label for model in OWN],
        )
    )
    personal_data.register(
        Kind(
            name="roles",
            label=_("Roles"),
            export=_export_roles,
            erase=_erase_roles,
            models=["program.Appointment", "program.UploadedSchedule"],
        )
    )
    personal_data.register(
        Kind(
            name="notices",
            label=_("Letters about the program"),
            export=_export_notices,
            erase=_erase_notices,
            words=_words_of_notices,
            models=["program.ReleaseNotice"],
            fields=[
                Field(
                    name="notices.addresses",
                    label=_("Letters about the program: names and addresses"),
                    days=90,
                    held=lambda edition: _notices_in(edition).count(),
                    erase=lambda edition: _notices_in(edition).delete()[0],
                )
            ],
        )
    )
    personal_data.register(
        Kind(
            name="speaking",
            label=_("What you told as a speaker"),
            export=_export_speakers,
            erase=_erase_speakers,
            stays=_(
                "Your name stays on a program that has been published, as on a printed one. Write"
                " to the organizers if it must go."
            ),
            models=["program.Speaker"],
            fields=[
                Field(
                    name="speaking.addresses",
                    label=_("Speakers: e-mail addresses"),
                    days=365,
                    held=lambda edition: _addressed(edition).count(),
                    erase=lambda edition: _addressed(edition).update(email=""),
                )
            ],
        )
    )


def _export_stars(person: Person) -> Iterator[Row]:
    for star in Star.objects.filter(user=person.user_id).select_related("session__edition"):
        yield plain(star, "session__edition__slug", "session__title")
    for calendar in PersonalCalendar.objects.filter(user=person.user_id).select_related("edition"):
        yield plain(calendar, "edition__slug", "made_at")


def _erase_stars(person: Person, _at: datetime) -> int:
    return sum(model._default_manager.filter(user=person.user_id).delete()[0] for model in OWN)


def _export_roles(person: Person) -> Iterator[Row]:
    for held in Appointment.objects.filter(user=person.user_id).select_related("edition"):
        yield plain(held, "edition__slug", "role")


def _erase_roles(person: Person, _at: datetime) -> int:
    UploadedSchedule.objects.filter(uploaded_by=person.user_id).delete()
    return Appointment.objects.filter(user=person.user_id).delete()[0]


def _notices(person: Person) -> "QuerySet[ReleaseNotice]":
    addressed = Q(user=person.user_id) if person.user_id else Q(pk=None)
    for email in person.emails:
        addressed |= Q(email__iexact=email)
    return ReleaseNotice.objects.filter(addressed)


def _notices_in(edition: int) -> "QuerySet[ReleaseNotice]":
    return ReleaseNotice.objects.filter(release__edition=edition)


def _words_of_notices(person: Person) -> Iterator[str]:
    for notice in _notices(person):
        yield from (notice.email, notice.name)


def _export_notices(person: Person) -> Iterator[Row]:
    for notice in _notices(person).select_related("release__edition"):
        yield plain(notice, "release__edition__slug", "release__number", "email", "name", "sent_at")


def _erase_notices(person: Person, _at: datetime) -> int:
    return _notices(person).delete()[0]


def _speakers(person: Person) -> "QuerySet[Speaker]":
    own = Q(user=person.user_id) if person.user_id else Q(pk=None)
    for email in person.emails:
        own |= Q(email__iexact=email)
    return Speaker.objects.filter(own)


def _addressed(edition: int) -> "QuerySet[Speaker]":
    return Speaker.objects.filter(edition=edition).exclude(email="")


def _export_speakers(person: Person) -> Iterator[Row]:
    for speaker in _speakers(person).select_related("edition", "institution"):
        yield plain(
            speaker, "edition__slug", "name", "title", "institution", "biography", "email",
            "language", "time_zone",
        )  # fmt: skip


def _erase_speakers(person: Person, _at: datetime) -> int:
    """Who is on no session goes altogether; who is on one keeps the name alone."""
    speakers = _speakers(person)
    gone = speakers.filter(participations=None).delete()[0]
    stayed = list(speakers)
    for speaker in stayed:
        speaker.hours.all().delete()
        speaker.user, speaker.email, speaker.time_zone, speaker.biography = None, "", "", {}
        speaker.save(update_fields=["user", "email", "time_zone", "biography"])
    return gone + len(stayed)
