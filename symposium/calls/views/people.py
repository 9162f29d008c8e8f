"""The speakers of a proposal: name them, their hours, invite, take out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from symposium.calls import access, actions
from symposium.calls.forms import SpeakerForm, hours_forms, windows_in
from symposium.calls.models import SubmissionSpeaker
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.lib.time_zones import zone_named
from symposium.program.models import Edition


@never_cache
@login_required
@limited("calls.people", by_address="60/h", by_account="60/h")
def person(
    request: HttpRequest, edition: Edition, code: str, guid: UUID | None = None
) -> HttpResponse:
    """Somebody new, or one who is there. A new address gets an invitation by mail."""
    submission = access.get_submission_for(request.user, edition, code)
    if not submission.is_editable_at(timezone.now()):
        messages.error(request, str(actions.NotEditable.message))
        return redirect("calls:proposal", edition.slug, code)
    if guid is None:
        speaker = SubmissionSpeaker(submission=submission, language=submission.owner.language)
    else:
        speaker = access.get_speaker_of(submission, guid)
    form = SpeakerForm(request.POST or None, speaker=speaker)
    hours = hours_forms(request.POST or None, speaker=speaker)
    if request.method == "POST" and form.is_valid() and hours.is_valid():
        zone = zone_named(form.cleaned_data["time_zone"]) or edition.zone
        windows = windows_in(hours, zone)
        if windows is not None:
            try:
                saved = actions.save_speaker(
                    speaker=form.to_speaker(),
                    windows=windows,
                    by=actor(request),
                    at=timezone.now(),
                )
            except actions.SpeakerAlreadyThere as refusal:
                form.add_error("email", str(refusal))
            except (actions.NotEditable, actions.TooManySpeakers) as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _told(saved))
                return redirect("calls:proposal", edition.slug, code)
    context: dict[str, Any] = {
        "submission": submission,
        "speaker": speaker if guid else None,
        "form": form,
        "hours": hours,
    }
    has_errors = bool(form.errors or hours.total_error_count())
    return render(request, "calls/person.html", context, status=422 if has_errors else 200)


def _told(speaker: SubmissionSpeaker) -> str:
    if speaker.agreed_at is None and speaker.refused_at is None:
        text = _("%(name)s is saved and has an invitation by mail, unless it was sent before.")
        return text % {"name": speaker.name}
    return _("%(name)s is saved.") % {"name": speaker.name}


@require_POST
@login_required
def remove(request: HttpRequest, edition: Edition, code: str, guid: UUID) -> HttpResponse:
    submission = access.get_submission_for(request.user, edition, code)
    speaker = access.get_speaker_of(submission, guid)
    try:
        actions.remove_speaker(speaker=speaker, at=timezone.now())
    except (actions.NotEditable, actions.LastSpeaker) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(name)s is taken out.") % {"name": speaker.name})
    return redirect("calls:proposal", edition.slug, code)


@require_POST
@login_required
@limited("calls.people", by_address="60/h", by_account="60/h")
def invite(request: HttpRequest, edition: Edition, code: str, guid: UUID) -> HttpResponse:
    submission = access.get_submission_for(request.user, edition, code)
    speaker = access.get_speaker_of(submission, guid)
    try:
        actions.invite_again(speaker=speaker, at=timezone.now())
    except actions.NotEditable as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation is on its way; one an hour at most."))
    return redirect("calls:proposal", edition.slug, code)
