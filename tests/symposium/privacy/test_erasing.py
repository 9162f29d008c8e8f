"""Whoever has everything erased is nowhere any more: every table is searched for the traces."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from registration.models import (
    Answer,
    Category,
    Delegation,
    Invitation,
    Question,
    Registration,
    SavedList,
    Transfer,
)
from streaming.broadcast.models import Stage
from streaming.questions.models import Question as Asked
from symposium.accounts.actions import record_audit
from symposium.accounts.models import AuditEntry, User
from symposium.accounts.roles import Role
from symposium.calls import actions as calls
from symposium.calls.models import Letter, SubmissionSpeaker
from symposium.institutions.models import Institution
from symposium.lib import personal_data
from symposium.privacy import actions, queries
from symposium.privacy.models import Erasure
from symposium.program.models import Appointment, Edition, Session, Speaker, Star
from tests.conftest import NOW
from tests.symposium.calls.conftest import fill, make_call

SignIn = Callable[[User], Client]
EMAIL = "quetzalcoatlus@example.net"
FIRST = ["Quetzalina", "Кветзалина", "克扎琳娜", "كويتزالينا", "D'Quetz", "Qüetzal"]
LAST = ["Northropi", "Нортропи", "诺斯罗普伊", "نورثروبي", "O'Northrop", "Ñorthrop-Öy"]


@pytest.fixture(autouse=True)
def _still(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.RATE_LIMITS_ENABLED = False


def _everywhere(edition: Edition, session: Session, organizer: User, name: str) -> User:
    """A person who has left something in every corner, and of whom others have written."""
    user = User.objects.create_user(EMAIL, display_name=name, time_zone="Asia/Shanghai")
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    Appointment.objects.create(edition=edition, user=user, role=Role.MODERATOR)
    museum = Institution.objects.create(slug="m", name={"en": "Museum"}, sort_name="Museum")
    category = Category.objects.create(edition=edition, slug="c", name={"en": "C"})
    registration = Registration.objects.create(
        edition=edition,
        category=category,
        user=user,
        email=EMAIL.title(),
        display_name=name,
        latin_name="Quetzalina Northropi",
        mode="on_site",
        registered_at=NOW,
        decision_reason=f"Because {name} asked.",
    )
    asked = Question.objects.create(edition=edition, slug="diet", kind="text", label={"en": "D"})
    answer = Answer.objects.create(
        registration=registration, question=asked, value=f"No fish for {name}", answered_at=NOW
    )
    answer.file.save("passport.txt", ContentFile(name.encode()))
    registration.notes.create(text=f"{name} needs a ramp.", at=NOW)
    SavedList.objects.create(edition=edition, owner=user, name=f"List of {name}"[:80])
    Transfer.objects.create(
        registration=registration,
        name=name,
        email=EMAIL,
        asked_at=NOW,
        expires_at=NOW + timedelta(days=7),
    )
    Invitation.objects.create(edition=edition, name=name, email=EMAIL, created_at=NOW)
    Delegation.objects.create(
        edition=edition, institution=museum, head=user, head_email=EMAIL, created_at=NOW
    )
    Star.objects.create(user=user, session=session, at=NOW)
    stage = Stage.objects.create(edition=edition, slug="s", name={"en": "S"}, room=session.room)
    for number, state in enumerate(["pending", "published"]):
        Asked.objects.create(
            stage=stage,
            text="Why?",
            author=user,
            display_name=name[:80],
            is_anonymous=False,
            client_id=str(number),
            state=state,
            asked_at=NOW,
            published_at=NOW if state == "published" else None,
        )
    Speaker.objects.create(edition=edition, user=user, email=EMAIL, name={"en": name})
    call = make_call(edition, organizer)
    draft = fill(calls.start_submission(call=call, owner=user, at=NOW))
    SubmissionSpeaker.objects.filter(submission=draft).update(name=name)
    other = calls.start_submission(call=call, owner=organizer, at=NOW)
    SubmissionSpeaker.objects.create(submission=other, name=name, email=EMAIL, position=3)
    for number, to in enumerate([EMAIL, organizer.email]):
        Letter.objects.create(
            submission=other,
            key=str(number),
            kind="invited",
            to=to,
            language="en",
            subject=f"About {name}",
            text=f"{name} ({EMAIL}) is named.",
            written_at=NOW,
        )
    for actor in (organizer, user):
        record_audit(
            actor=actor,
            verb="registration.state_changed",
            target=registration,
            at=NOW,
            edition_slug=edition.slug,
            changes={"name": (f"by {name}", [EMAIL, {"person": name}])},
            address="192.0.2.1",
        )
    LogEntry.objects.create(
        user=organizer,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(user.pk),
        object_repr=name[:200],
        action_flag=CHANGE,
        change_message=f'[{{"changed": {{"name": "{EMAIL}"}}}}]',
    )
    return user


def _traces(words: set[str]) -> list[tuple[str, str]]:
    """`(table, word)` of every word that stands in any column of any table of the database."""
    wanted = {form.casefold(): word for word in words for form in (word, json.dumps(word)[1:-1])}
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"select * from {connection.ops.quote_name(table)}")  # noqa: S608
            text = repr([[_words(cell) for cell in row] for row in cursor.fetchall()]).casefold()
            found += [(table, word) for form, word in wanted.items() if _quoted(form) in text]
    return found


def _words(cell: object) -> object:
    return bytes(cell).decode(errors="replace") if isinstance(cell, bytes | memoryview) else cell


def _quoted(text: str) -> str:
    return repr(text)[1:-1]


@given(first=st.sampled_from(FIRST), last=st.sampled_from(LAST), turned=st.booleans())
@hypothesis_settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_table_holds_a_trace(
    edition: Edition, opening: Session, organizer: User, first: str, last: str, turned: bool
) -> None:
    name = f"{last} {first}" if turned else f"{first} {last}"
    words = {EMAIL, name, "Quetzalina Northropi"}
    with transaction.atomic():
        user = _everywhere(edition, opening, organizer, name)
        assert len({table for table, _word in _traces(words)}) >= 10
        erasure = actions.erase_person(user=user, at=NOW)
        assert _traces(words) == []
        assert erasure.account == user.pk
        transaction.set_rollback(True)


def test_the_search_finds_what_is_left(edition: Edition, opening: Session, organizer: User) -> None:
    """Shown to break without one of the kinds: the property is no empty promise."""
    before = dict(personal_data._kinds)
    del personal_data._kinds["letters"]
    try:
        user = _everywhere(edition, opening, organizer, "Quetzalina Northropi")
        actions.erase_person(user=user, at=NOW)
        assert {table for table, _word in _traces({EMAIL})} == {"calls_letter"}
    finally:
        personal_data._kinds.clear()
        personal_data._kinds.update(before)


def test_what_counts_stays_and_what_was_done_stays(
    edition: Edition, opening: Session, organizer: User
) -> None:
    user = _everywhere(edition, opening, organizer, "Quetzalina Northropi")
    code = Registration.objects.get().code
    acts = AuditEntry.objects.count()
    file = Path(Answer.objects.get().file.path)
    assert file.exists()
    actions.erase_person(user=user, at=NOW)
    registration = Registration.objects.get()
    assert (registration.state, registration.user, registration.email) == ("canceled", None, "")
    assert registration.code != code
    assert AuditEntry.objects.count() == acts
    assert AuditEntry.objects.filter(actor=user.pk, actor_email=f"#{user.pk}").exists()
    assert [question.shown_name for question in Asked.objects.all()] == [""]
    assert not file.exists()
    assert not User.objects.get(pk=user.pk).is_active
    again = actions.erase_person(user=User.objects.get(pk=user.pk), at=NOW)
    assert again == Erasure.objects.get()


def test_a_seat_of_the_past_still_counts(
    edition: Edition, opening: Session, organizer: User
) -> None:
    user = _everywhere(edition, opening, organizer, "Quetzalina Northropi")
    actions.erase_person(user=user, at=NOW + timedelta(days=400))
    assert Registration.objects.get().is_confirmed


def test_a_speaker_keeps_the_name_alone(
    edition: Edition, opening: Session, organizer: User
) -> None:
    user = _everywhere(edition, opening, organizer, "Quetzalina Northropi")
    speaker = Speaker.objects.get()
    opening.participations.create(speaker=speaker)
    actions.erase_person(user=user, at=NOW)
    assert _traces({EMAIL}) == []
    assert {table for table, _word in _traces({"Quetzalina Northropi"})} == {"program_speaker"}


def test_nobody_leaves_an_edition_alone(edition: Edition, organizer: User) -> None:
    with pytest.raises(actions.LastOrganizer):
        actions.erase_person(user=organizer, at=NOW)
    heir = User.objects.create_user("heir@example.org")
    Appointment.objects.create(edition=edition, user=heir, role=Role.ORGANIZER)
    actions.erase_person(user=organizer, at=NOW)
    assert list(Appointment.objects.values_list("user", flat=True)) == [heir.pk]


def test_a_person_sees_everything_takes_it_along_and_has_it_erased(
    edition: Edition,
    opening: Session,
    organizer: User,
    signed_in: SignIn,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    user = _everywhere(edition, opening, organizer, "Quetzalina Northropi")
    client = signed_in(user)
    assert "Registrations" in client.get("/en/account/data/").content.decode()
    archive = client.get("/en/account/data/my-data.zip")
    packed = zipfile.ZipFile(io.BytesIO(b"".join(archive.streaming_content)))  # type: ignore[attr-defined]
    assert packed.testzip() is None
    document = json.loads(packed.read("data.json"))
    [registration] = document["data"]["registrations"]
    assert registration["answers"] == {"diet": "No fish for Quetzalina Northropi"}
    assert [name for name in packed.namelist() if name.startswith("files/registrations/001-")]
    address = "/en/account/data/erase/"
    assert client.post(address, {"code": "1", "understood": "on"}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{address}code/")
    code = mail.outbox[-1].subject.rpartition(" ")[2]
    answer = client.post(address, {"code": code})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["understood"])
    client.post(address, {"code": code, "understood": "on"})
    assert not User.objects.filter(email=EMAIL).exists()
    assert client.get("/en/account/data/").status_code == 302
    assert _traces({EMAIL}) == []


def test_others_of_the_same_name_stay(edition: Edition, opening: Session, organizer: User) -> None:
    user = _everywhere(edition, opening, organizer, "Quetzalina Northropi")
    twin = Registration.objects.create(
        edition=edition,
        category=Category.objects.get(),
        email="twin@example.net",
        display_name="Quetzalina Northropi",
        mode="online",
        registered_at=NOW,
    )
    actions.erase_person(user=user, at=NOW)
    twin.refresh_from_db()
    assert twin.display_name == "Quetzalina Northropi"


def test_queries_know_the_proved_addresses_alone(edition: Edition, delegate: User) -> None:
    EmailAddress.objects.create(user=delegate, email="other@example.net", verified=False)
    assert queries.person_of(delegate).emails == {"delegate@example.org"}


def test_every_table_with_an_address_is_answered_for() -> None:
    """A new table that keeps an e-mail address or the person behind it registers a kind."""
    answered = {label for kind in personal_data.kinds() for label in kind.models}
    kept = {
        model._meta.label
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.get_internal_type() == "CharField" and "email" in field.name
    }
    assert kept - answered - {"account.EmailConfirmation", "socialaccount.SocialAccount"} == set()
