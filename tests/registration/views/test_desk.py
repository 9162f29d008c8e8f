from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from registration import access
from registration.actions import notes, saved_lists
from registration.models import Note, Registration, SavedList, Workshop, WorkshopPlace
from symposium.accounts.models import AuditEntry, User
from symposium.accounts.roles import Role
from symposium.program.models import Appointment, Edition
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
LIST = "/en/2021/organize/registrations/"


@pytest.fixture
def colleague(edition: Edition) -> User:
    user = User.objects.create_user("colleague@example.org")
    Appointment.objects.create(edition=edition, user=user, role=Role.ORGANIZER)
    return user


def _said(client: Client) -> list[str]:
    return [str(message) for message in client.get(LIST).context["messages"]]


def test_notes_are_written_read_and_removed(
    make: Register, organizer: User, signed_in: SignIn
) -> None:
    registration = make()
    client = signed_in(organizer)
    address = f"{LIST}{registration.pk}/"
    client.post(f"{address}notes/", {"text": ""})
    assert not Note.objects.exists()
    client.post(f"{address}notes/", {"text": "Needs a ramp."})
    page = client.get(address).content.decode()
    assert page.count("Needs a ramp.") == 2
    assert list(client.get(LIST, {"attention": "note"}).context["page"]) == [registration]
    client.post(f"{LIST}notes/{Note.objects.get().pk}/remove/")
    assert not Note.objects.exists()
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["registration.note_added", "registration.note_removed"]
    assert "ramp" not in str(AuditEntry.objects.values_list())


def test_outsiders_reach_neither_notes_nor_lists(
    make: Register, edition: Edition, organizer: User, colleague: User, outsider: User
) -> None:
    notes.add_notes(registrations=[make()], text="Secret", by=organizer, at=timezone.now())
    note = Note.objects.get()
    saved = saved_lists.save_list(
        edition=edition, owner=organizer, name="Mine", query="", is_shared=True
    )
    assert access.get_note_for(colleague, edition, note.pk) == note
    assert access.get_own_list_for(organizer, edition, saved.pk) == saved
    for found in (
        lambda: access.get_note_for(outsider, edition, note.pk),
        lambda: access.saved_lists_for(outsider, edition),
        lambda: access.get_own_list_for(outsider, edition, saved.pk),
        lambda: access.get_own_list_for(colleague, edition, saved.pk),
    ):
        with pytest.raises(Http404):
            found()


def test_a_list_is_one_s_own_until_it_is_shared(
    edition: Edition, organizer: User, colleague: User, signed_in: SignIn
) -> None:
    client, other = signed_in(organizer), signed_in(colleague)
    query = urlencode({"state": "waiting", "sort": "name"})
    answer = client.post(f"{LIST}lists/", {"name": "The line", "query": query})
    assert answer["Location"] == f"{LIST}?{query}"
    assert "The line" not in other.get(LIST).content.decode()
    client.post(f"{LIST}lists/", {"name": "the LINE", "query": query, "is_shared": "on"})
    saved = SavedList.objects.get()
    assert (saved.name, saved.is_shared) == ("the LINE", True)
    assert "the LINE" in other.get(LIST).content.decode()
    assert other.post(f"{LIST}lists/{saved.pk}/forget/").status_code == 404
    client.post(f"{LIST}lists/{saved.pk}/forget/")
    assert not SavedList.objects.exists()


def test_nothing_that_is_saved_leads_elsewhere(organizer: User, signed_in: SignIn) -> None:
    answer = signed_in(organizer).post(
        f"{LIST}lists/", {"name": "x", "query": "//evil.example/\r\nX: y"}
    )
    assert answer["Location"].startswith(f"{LIST}?%2F%2Fevil")


def test_columns_are_chosen_and_the_name_stays(
    make: Register, organizer: User, signed_in: SignIn
) -> None:
    make(email="amina@example.net")
    client = signed_in(organizer)
    page = client.get(LIST, {"columns": ["email", "nothing"]})
    assert [column.key for column in page.context["columns"]] == ["name", "email"]
    assert "amina@example.net" in page.content.decode()
    assert "amina@example.net" not in client.get(LIST).content.decode()


def test_one_deed_on_many_names_whom_it_left_alone(
    make: Register, organizer: User, signed_in: SignIn
) -> None:
    here, gone = make(), make(state="canceled", display_name="Amina")
    client = signed_in(organizer)
    client.post(f"{LIST}bulk/", {"deed": "cancel", "ids": [here.pk, gone.pk, "x"]})
    assert _said(client) == ["Done with 1 registration.", "Amina: is canceled already"]
    here.refresh_from_db()
    assert here.is_canceled
    client.post(f"{LIST}bulk/", {"deed": "cancel", "ids": [here.pk]})
    assert "Done" not in " ".join(_said(client))


def test_a_note_goes_to_all_that_the_filters_find(
    make: Register, organizer: User, other_edition: Edition, signed_in: SignIn
) -> None:
    for mode in ["online", "online", "on_site"]:
        make(mode=mode)
    client = signed_in(organizer)
    asked = {"deed": "note", "text": "Send the link.", "all": "on", "query": "mode=online"}
    client.post(f"{LIST}bulk/", asked)
    assert set(Note.objects.values_list("registration__mode", flat=True)) == {"online"}
    assert Note.objects.count() == 2


def test_a_workshop_takes_those_who_take_part(
    make: Register, edition: Edition, organizer: User, signed_in: SignIn
) -> None:
    workshop = Workshop.objects.create(edition=edition, slug="w", name={"en": "W"}, size=1)
    rows = [make(), make(), make(state="canceled", display_name="Amina")]
    client = signed_in(organizer)
    asked = {"deed": "workshop", "workshop": workshop.pk, "ids": [row.pk for row in rows]}
    client.post(f"{LIST}bulk/", asked)
    states = WorkshopPlace.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["confirmed", "waiting"]
    assert _said(client)[0] == "Done with 2 registrations."


@pytest.mark.parametrize(
    "asked", [{}, {"deed": "note"}, {"deed": "workshop"}, {"deed": "dance"}, {"deed": "cancel"}]
)
def test_what_is_unclear_does_nothing(
    make: Register, organizer: User, signed_in: SignIn, asked: dict[str, str]
) -> None:
    ids = [] if asked.get("deed") == "cancel" else [make().pk]
    client = signed_in(organizer)
    client.post(f"{LIST}bulk/", {**asked, "ids": ids})
    assert len(_said(client)) == 1
    assert not Registration.objects.filter(state="canceled").exists()
    assert not Note.objects.exists()


def test_requests_are_approved_and_declined_together(
    make: Register, organizer: User, signed_in: SignIn
) -> None:
    wanted, unwanted = make(state="requested"), make(state="requested")
    client = signed_in(organizer)
    client.post(f"{LIST}bulk/", {"deed": "approve", "ids": [wanted.pk]})
    client.post(f"{LIST}bulk/", {"deed": "decline", "ids": [unwanted.pk]})
    assert _said(client) == [
        "Done with 1 registration.",
        "Write a reason; the person reads it.",
    ]
    client.post(f"{LIST}bulk/", {"deed": "decline", "ids": [unwanted.pk], "text": "Too late."})
    states = Registration.objects.order_by("pk").values_list("state", "decision_reason")
    assert list(states) == [("confirmed", ""), ("declined", "Too late.")]
