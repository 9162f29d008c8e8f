"""What the organizers' editor reads and writes, as JSON. docs/protocol.md tells each answer."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from uuid import UUID

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from symposium.lib import json_bodies
from symposium.lib.events import encode
from symposium.lib.http import actor
from symposium.lib.json_bodies import BadBody, Json
from symposium.lib.refusals import Refusal
from symposium.program import access, actions, events, queries
from symposium.program.forms import BulkForm, CreateForm, ValuesForm, WriteForm
from symposium.program.models import Edition, Session
from symposium.program.views.guard import organizers

MOST_BYTES = 64 * 1024
MOST_BYTES_IN_BULK = 256 * 1024

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class Invalid(Refusal):
    """Some fields hold what cannot be; `errors` by field."""

    code = "invalid"
    message = _("Some of this cannot be saved.")

    def __init__(self, *forms: BaseForm) -> None:
        super().__init__()
        self.errors: dict[str, list[str]] = {}
        for form in forms:
            for field, errors in form.errors.items():
                self.errors[field] = [str(error) for error in errors]


def answers(content: Json, status: int = 200) -> HttpResponse:
    """JSON for one organizer alone."""
    return HttpResponse(
        encode(content),
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "private, no-store"},
    )


def explains(view: View) -> View:
    """Answer a refusal with its code, its words, and the newer state that it is about."""

    @wraps(view)
    def explaining(
        request: HttpRequest, edition: Edition, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        try:
            return view(request, edition, *args, **kwargs)
        except Refusal as refusal:
            status, more = _told(refusal, edition)
            return answers({"code": refusal.code, "message": str(refusal)} | more, status)

    return cast("View", explaining)


def _told(refusal: Refusal, edition: Edition) -> tuple[int, Json]:
    match refusal:
        case Invalid():
            return 422, {"errors": refusal.errors}
        case BadBody():
            return 400, {}
        case actions.StaleWrite():
            return 409, {"session": _session(refusal.current)}
        case actions.StaleWrites():
            gone = [str(guid) for guid in refusal.gone]
            return 409, {"sessions": _sessions(edition, refusal.current), "gone": gone}
        case actions.RoomTaken():
            return 409, {"others": _sessions(edition, refusal.others)}
    return 409, {}


@require_safe
@organizers()
def data(request: HttpRequest, edition: Edition) -> HttpResponse:
    position = events.position_in(edition)
    return answers({"position": position} | queries.editor_data(edition))


@require_safe
@organizers()
def one(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    session = access.get_session_by_guid_for(request.user, edition, guid)
    return answers({"session": queries.editor_session(session)})


@require_POST
@organizers()
@explains
def create(request: HttpRequest, edition: Edition) -> HttpResponse:
    body = json_bodies.read_object(request.body, most_bytes=MOST_BYTES)
    form = CreateForm(body)
    values = ValuesForm(body.get("values"), edition=edition, is_new=True)
    _check(form, values)
    session = actions.add_session(
        edition=edition,
        values=values.values(),
        people=values.people() or (),
        guid=form.cleaned_data["guid"],
        accept=form.cleaned_data["accept"],
        by=actor(request),
        at=timezone.now(),
    )
    return answers(_saved(session), 201)


@require_POST
@organizers()
@explains
def save(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    session = access.get_session_by_guid_for(request.user, edition, guid)
    body = json_bodies.read_object(request.body, most_bytes=MOST_BYTES)
    form = WriteForm(body)
    values = ValuesForm(body.get("values"), edition=edition, session=session)
    _check(form, values)
    saved = actions.edit_session(
        session=session,
        version=form.cleaned_data["version"],
        values=values.values(),
        people=values.people(),
        accept=form.cleaned_data["accept"],
        by=actor(request),
        at=timezone.now(),
    )
    return answers(_saved(saved))


@require_POST
@organizers()
@explains
def delete(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    session = access.get_session_by_guid_for(request.user, edition, guid)
    form = WriteForm(json_bodies.read_object(request.body, most_bytes=MOST_BYTES))
    _check(form)
    version = form.cleaned_data["version"]
    actions.delete_session(session=session, version=version, by=actor(request), at=timezone.now())
    return answers({})


@require_POST
@organizers()
@explains
def bulk(request: HttpRequest, edition: Edition) -> HttpResponse:
    body = json_bodies.read_object(request.body, most_bytes=MOST_BYTES_IN_BULK)
    form = BulkForm(body)
    values = ValuesForm(body.get("values"), edition=edition)
    _check(form, values)
    sessions = actions.edit_sessions(
        edition=edition,
        versions=form.cleaned_data["sessions"],
        values=values.values(),
        people=values.people(),
        accept=form.cleaned_data["accept"],
        by=actor(request),
        at=timezone.now(),
    )
    return answers({"sessions": _sessions(edition, sessions)})


def _check(*forms: BaseForm) -> None:
    """Raise Invalid with what all the forms have to say."""
    if any(form.errors for form in forms):
        raise Invalid(*forms)


def _saved(session: Session) -> Json:
    """A session as it is now, and what the rules say of it."""
    findings = queries.findings_told(queries.findings_about(session))
    return {"session": _session(session), "findings": findings}


def _session(session: Session) -> Json:
    [told] = queries.editor_sessions(session.edition, [session.pk])
    return told


def _sessions(edition: Edition, sessions: list[Session]) -> list[Json]:
    return queries.editor_sessions(edition, [session.pk for session in sessions])
