"""What the rules find, for the organizers' editor, as JSON. docs/protocol.md tells each answer."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from symposium.lib import json_bodies
from symposium.lib.http import actor
from symposium.lib.json_bodies import Json
from symposium.program import access, actions, queries
from symposium.program.forms import CheckForm, KeyForm, RepairForm, WaiverForm
from symposium.program.models import Edition
from symposium.program.views.editor import MOST_BYTES, Invalid, answers, explains
from symposium.program.views.guard import organizers


@require_safe
@organizers()
def everything(request: HttpRequest, edition: Edition) -> HttpResponse:
    return answers({"findings": queries.findings_told(queries.findings_of(edition))})


@require_POST
@organizers()
@explains
def check(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What the rules would say of a session in another place; nothing is written."""
    form = CheckForm(_body(request), edition=edition)
    if not form.is_valid():
        raise Invalid(form)
    place = form.cleaned_data
    session = access.get_session_by_guid_for(request.user, edition, place["guid"])
    found = queries.findings_if_placed(
        session=session,
        room=place["room"],
        starts_at=place["starts_at"],
        minutes=place["minutes"],
    )
    return answers({"findings": queries.findings_told(found)})


@require_POST
@organizers()
@explains
def repair(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Answers with the session that was changed and what the rules say of it now."""
    form = RepairForm(_body(request))
    if not form.is_valid():
        raise Invalid(form)
    session = actions.repair_finding(
        edition=edition, **form.cleaned_data, by=actor(request), at=timezone.now()
    )
    return answers(
        {
            "sessions": queries.editor_sessions(edition, [session.pk]),
            "findings": queries.findings_told(queries.findings_about(session)),
        }
    )


@require_POST
@organizers()
@explains
def sign(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = WaiverForm(_body(request))
    if not form.is_valid():
        raise Invalid(form)
    waiver = actions.sign_waiver(
        edition=edition, **form.cleaned_data, by=actor(request), at=timezone.now()
    )
    return answers({"finding": _finding(edition, waiver.key)})


@require_POST
@organizers()
@explains
def revoke(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = KeyForm(_body(request))
    if not form.is_valid():
        raise Invalid(form)
    key = form.cleaned_data["key"]
    actions.revoke_waiver(edition=edition, key=key, by=actor(request), at=timezone.now())
    return answers({"finding": _finding(edition, key)})


def _body(request: HttpRequest) -> Json:
    return json_bodies.read_object(request.body, most_bytes=MOST_BYTES)


def _finding(edition: Edition, key: str) -> Json | None:
    """The finding as it is now; None when it has been settled."""
    finding = queries.finding_in(edition, key)
    return queries.findings_told([finding])[0] if finding else None
