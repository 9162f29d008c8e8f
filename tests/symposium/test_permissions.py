"""Who gets what at every address: the whole resolver is walked, once for each kind of visitor.

A new address fails here until `permissions.txt` has a line for it.
"""

from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from registration.documents import actions as papers
from registration.documents import drafts
from registration.documents.models import Batch, VisaRequest
from registration.models import (
    Category,
    Delegation,
    Invitation,
    Note,
    Quota,
    Registration,
    SavedList,
    Workshop,
)
from streaming.audience.models import PlatformFigure
from streaming.broadcast.models import Source, Stage
from streaming.questions.models import Question
from symposium.accounts.models import User
from symposium.exhibition.models import Exhibit, Medium, Work
from symposium.institutions.models import Institution
from symposium.privacy.actions import publish_notice
from symposium.privacy.models import RetentionReport
from symposium.program import actions
from symposium.program.models import (
    Appointment,
    Edition,
    Participation,
    ScheduleProposal,
    Session,
    SessionDocument,
    Speaker,
    Track,
)
from symposium.program.queries import releases
from tests.registration.asking import question as question_put
from tests.registration.checkin import examples as checkin
from tests.registration.mailings import examples as mailings
from tests.symposium.calls import examples as calls

ROLES = ["anonymous", "outsider", "delegate", "moderator", "organizer"]
TABLE = Path(__file__).with_name("permissions.txt")
# Django's own site guards itself; the demonstration's door has tests of its own.
ELSEWHERE = {"admin", "demonstration"}
INSIDE = ("/organize/", "/moderate/", "/queue.json")
GUID = "11111111-2222-4333-8444-555555555555"
Names = dict[str, tuple[str, ...]]


def _walk(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            if entry.name and entry.name != "demonstration_stream":
                yield ":".join([*spaces, entry.name]), entry
        elif entry.namespace not in ELSEWHERE:
            yield from _walk(entry, (*spaces, entry.namespace) if entry.namespace else spaces)


def _names() -> list[str]:
    return sorted({name for name, _entry in _walk(get_resolver())})


def _table() -> dict[str, dict[str, list[int]]]:
    """Statuses by name and method, in the order of ROLES."""
    rows: dict[str, dict[str, list[int]]] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, *words = line.split()
            statuses = [int(word) for word in words]
            rows[name] = {"GET": statuses[: len(ROLES)], "POST": statuses[len(ROLES) :]}
    return rows


@pytest.fixture
def examples(
    edition: Edition,
    opening: Session,
    organizer: User,
    track: Track,
    delegate: User,
    now: Any,
    settings: Settings,
    tmp_path: Path,
) -> dict[str, dict[str, Any]]:
    """An edition in which every address leads to something, and what its parameters may be."""
    settings.RATE_LIMITS_ENABLED = False
    settings.MEDIA_ROOT = tmp_path
    museum = Institution.objects.create(
        slug="museum", name={"en": "Museum"}, sort_name="Museum", territory="CN"
    )
    work = Work.objects.create(institution=museum, slug="reef", title={"en": "Reef"})
    Exhibit.objects.create(edition=edition, work=work, is_on_show=True)
    medium = Medium.objects.create(work=work, kind=Medium.Kind.PICTURE, state=Medium.State.READY)
    category = Category.objects.create(edition=edition, slug="delegate", name={"en": "Delegate"})
    delegation = Delegation.objects.create(edition=edition, institution=museum, created_at=now)
    invitation = Invitation.objects.create(edition=edition, created_at=now)
    asked = question_put("meal", "text", of=[category])
    registration = Registration.objects.create(
        edition=edition,
        category=category,
        email="a@example.net",
        mode="online",
        registered_at=now,
        delegation=delegation,
    )
    paper = papers.issue(draft=drafts.confirmation(registration), by=None, at=now)
    visa = VisaRequest.objects.create(
        registration=registration, embassy="Nairobi", arrives_on=edition.starts_on,
        leaves_on=edition.ends_on, requested_at=now, changed_at=now, erase_on=edition.ends_on,
        erased_at=now,
    )  # fmt: skip
    Batch.objects.create(edition=edition, guid=GUID, kind="badge", requested_at=now)
    workshop = Workshop.objects.create(edition=edition, slug="casts", size=5)
    place = workshop.places.create(registration=registration, state="confirmed", created_at=now)
    quota = Quota.objects.create(edition=edition, name="Hall", size=5)
    stage = Stage.objects.create(edition=edition, slug="main", name={"en": "M"}, room=opening.room)
    source = Source.objects.create(stage=stage, provider="youtube", address="aaaaaaaaaaa")
    question = Question.objects.create(
        stage=stage, text="Why?", state="published", asked_at=now, published_at=now
    )
    figure = PlatformFigure.objects.create(
        edition=edition, provider="bilibili", kind="plays", value=5, entered_at=now
    )
    professor = Speaker.objects.create(edition=edition, guid=GUID, name={"en": "Professor"})
    Participation.objects.create(session=opening, speaker=professor)
    ScheduleProposal.objects.create(
        edition=edition, guid=GUID, state="found", requested_by=organizer, requested_at=now
    )
    document = SessionDocument.objects.create(
        session=opening, title={"en": "Slides"}, url="https://example.org/slides"
    )
    actions.publish_program(edition=edition, by=None, at=now)
    publish_notice(edition=edition, text={"en": "What we keep."}, by=None, at=now)
    report = RetentionReport.objects.create(edition=edition, at=now)
    note = Note.objects.create(registration=registration, text="A note", at=now)
    saved = SavedList.objects.create(edition=edition, owner=organizer, name="A list")
    slugs = {"program": "opening", "exhibition": "reef"}
    common: dict[str, Any] = {
        "edition": "2021", "stage": "main", "session": "opening", "work": "reef",
        "question": question.public_id, "guid": GUID, "suffix": "csv", "path": "none.png",
        "source_id": source.pk, "verb": "show", "medium_id": medium.pk, "figure_id": figure.pk,
        "uidb36": "1", "key": "abc", "pk": registration.pk, "secret": "nobody-knows",
        "number": 1, "language": "en", "token": "none", "provider_id": "museum",
        "appointment": Appointment.objects.get(user=organizer).pk,
    }  # fmt: skip
    return (
        {"": common}
        | {app: {"slug": slug} for app, slug in slugs.items()}
        | {
            "exhibition:institution": {"slug": "museum"},
            "documents": {
                "code": paper.code,
                "serial": paper.serial,
                "kind": "confirmation",
                "category": "delegate",
                "about": "category",
                "slug": "delegate",
            },
            "documents:letter": {"kind": "invitation"},
            "documents:letter_sample": {"kind": "invitation"},
            "documents:visa_request": {"pk": visa.pk},
            "documents:issue_visa": {"pk": visa.pk},
            "program:documents": {"slug": "opening"},
            "program:remove_document": {"slug": "opening", "document": document.pk},
            "program:editor_delete": {"guid": opening.guid},
            "program:editor_save": {"guid": opening.guid},
            "program:editor_session": {"guid": opening.guid},
            "program:room": {"slug": "main"},
            "program:delete_room": {"slug": "main"},
            "program:track": {"slug": "i"},
            "program:in_room": {"slug": "main"},
            "program:in_track": {"slug": "i"},
            "program:delete_track": {"slug": "i"},
            "registration:delegation": {"pk": delegation.pk},
            "registration:accept_for_delegation": {"pk": delegation.pk},
            "registration:add_members": {"pk": delegation.pk},
            "registration:change_member": {"pk": delegation.pk, "member": registration.pk},
            "registration:member_answers": {"pk": delegation.pk, "member": registration.pk},
            "registration:replace_member": {"pk": delegation.pk, "member": registration.pk},
            "registration:cancel_member": {"pk": delegation.pk, "member": registration.pk},
            "registration:import_members": {"pk": delegation.pk},
            "registration:import_members_preview": {"pk": delegation.pk},
            "registration:organize_delegation": {"pk": delegation.pk},
            "registration:dissolve_delegation": {"pk": delegation.pk},
            "registration:invitation": {"code": invitation.code},
            "registration:send_invitation": {"pk": invitation.pk},
            "registration:revoke_invitation": {"pk": invitation.pk},
            "privacy:report": {"pk": report.pk},
            "registration:forget_list": {"pk": saved.pk},
            "registration:remove_note": {"pk": note.pk},
            "registration:institution": {"pk": museum.pk},
            "registration:answer_file": {"slug": "poster"},
            **{
                f"registration:{name}": {"pk": category.pk}
                for name in (
                    "category",
                    "move_category",
                    "retire_category",
                    "restore_category",
                    "preview_category",
                )
            },
            **{
                f"registration:{name}": {"pk": asked.pk}
                for name in ("question", "move_question", "retire_question", "restore_question")
            },
            "registration:own_file": {"slug": "poster"},
            "registration:take_over": {"code": "unknown"},
            "registration:quota": {"pk": quota.pk},
            **{
                f"registration:{name}": {"pk": workshop.pk, "place": place.pk, "slug": "casts"}
                for name in [
                    "accept_place",
                    "add_guest",
                    "attendance",
                    "cohort",
                    "delete_workshop",
                    "edit_workshop",
                    "export_cohort",
                    "leave_workshop",
                    "sign_up",
                    "take_out",
                    "workshop",
                ]
            },
            "registration:delete_quota": {"pk": quota.pk},
            "registration:confirm_institution": {"pk": museum.pk},
            "registration:merge_institution": {"pk": museum.pk},
        }
        | checkin.examples(registration=registration, organizer=organizer, at=now)
        | mailings.examples(registration, now)
        | calls.examples(edition=edition, organizer=organizer, delegate=delegate, at=now)
    )


def address(name: str, examples: dict[str, dict[str, Any]]) -> str:
    known = examples[""] | examples.get(name.partition(":")[0], {}) | examples.get(name, {})
    [entry, *_others] = [entry for found, entry in _walk(get_resolver()) if found == name]
    wanted = set(entry.pattern.regex.groupindex) | set(entry.pattern.converters)
    if name.partition(":")[0] in EDITION_SPACES:
        wanted.add("edition")
    wanted |= ABOVE.get(name, set())
    return reverse(name, kwargs={key: known[key] for key in wanted})


# Parameters that stand in the pattern above the address's own.
ABOVE = {
    "mfa_edit_webauthn": {"pk"},
    "mfa_remove_webauthn": {"pk"},
    "openid_connect_callback": {"provider_id"},
    "openid_connect_login": {"provider_id"},
}
EDITION_SPACES = {
    "home", "institutions", "program", "calls", "exhibition", "privacy", "registration",
    "documents", "checkin", "broadcast", "questions", "audience", "live",
    "mailings",
}  # fmt: skip


def test_every_address_has_its_line() -> None:
    table = _table()
    assert list(table) == _names()
    assert {len(row[method]) for row in table.values() for method in row} == {len(ROLES)}


def test_the_inside_is_closed(examples: dict[str, dict[str, Any]]) -> None:
    """Whatever the table says: strangers sign in first, and others see nothing there."""
    for name, row in _table().items():
        if any(part in address(name, examples) for part in INSIDE):
            for anonymous, outsider, delegate, *_staff in row.values():
                assert anonymous in {302, 405}, name
                assert {outsider, delegate} <= {404, 405}, name


@pytest.mark.parametrize("role", ROLES)
def test_what_each_visitor_gets(
    role: str,
    examples: dict[str, dict[str, Any]],
    request: pytest.FixtureRequest,
    signed_in: Callable[[User], Client],
) -> None:
    column = ROLES.index(role)
    client = Client() if role == "anonymous" else signed_in(request.getfixturevalue(role))
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    found, expected = {}, {}
    for name, row in _table().items():
        path = address(name, examples)
        for method, statuses in row.items():
            with transaction.atomic():
                answer = client.generic(method, path)
                transaction.set_rollback(True)
            client.cookies = SimpleCookie(cookies)
            releases.forget()
            found[f"{method} {path}"] = answer.status_code
            expected[f"{method} {path}"] = statuses[column]
    assert found == expected
