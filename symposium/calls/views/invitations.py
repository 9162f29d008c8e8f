"""Where signed links lead: a co-speaker's invitation, and the door for the late."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from symposium.calls import access, actions
from symposium.calls.forms import HoursForm, hours_forms, windows_in
from symposium.calls.models import SubmissionSpeaker
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.lib.time_zones import zone_named
from symposium.program.models import Edition


@never_cache
@limited("calls.invitation", by_address="60/h")
def invitation(request: HttpRequest, edition: Edition, token: str) -> HttpResponse:
    """Say yes or no, and when one can take part; after acceptance, whether one comes. The link
    alone does: it has come by mail, so that no account is asked for."""
    speaker = access.get_invitation(edition, token)
    form = HoursForm(request.POST or None, initial={"time_zone": speaker.time_zone})
    hours = hours_forms(request.POST or None, speaker=speaker)
    is_answer = request.method == "POST" and "answer" in request.POST
    if is_answer and _answered(request, speaker, form, hours):
        return redirect("calls:invitation", edition.slug, token)
    submission = speaker.submission
    context: dict[str, Any] = {
        "speaker": speaker,
        "submission": submission,
        "form": form,
        "hours": hours,
        "is_editable": submission.is_editable_at(timezone.now()),
        "is_accepted": submission.state in {"accepted", "confirmed"},
    }
    has_errors = bool(form.errors or hours.total_error_count())
    return render(request, "calls/invitation.html", context, status=422 if has_errors else 200)


def _answered(
    request: HttpRequest, speaker: SubmissionSpeaker, form: HoursForm, hours: Any
) -> bool:
    """Do what was said; False when the form has to be shown again."""
    said, at = request.POST["answer"], timezone.now()
    is_accepted = speaker.submission.state in {"accepted", "confirmed"}
    if said == "no" and not is_accepted:
        actions.refuse(speaker=speaker, at=at)
        messages.success(request, _("Your name is taken out of the proposal."))
        return True
    if said == "no":
        actions.decline_part(speaker=speaker, by=actions.agree(speaker=speaker, at=at), at=at)
        messages.success(request, _("We have noted that you cannot come."))
        return True
    if said != "yes":
        return False
    if not is_accepted and speaker.submission.is_editable_at(at):
        if not (form.is_valid() and hours.is_valid()):
            return False
        zone_name = form.cleaned_data["time_zone"]
        windows = windows_in(hours, zone_named(zone_name) or speaker.submission.call.edition.zone)
        if windows is None:
            return False
        actions.save_own_hours(speaker=speaker, time_zone=zone_name, windows=windows, at=at)
    user = actions.agree(speaker=speaker, at=at)
    if is_accepted:
        speaker.refresh_from_db()
        actions.confirm(speaker=speaker, by=user, at=at)
    messages.success(request, _("Thank you. We have noted that you will take part."))
    return True


@never_cache
@login_required
@limited("calls.late", by_address="60/h", by_account="60/h")
def late(request: HttpRequest, edition: Edition, token: str) -> HttpResponse:
    """The door for somebody who is late: what the call asks for, and the button."""
    link = access.get_late_link(edition, token)
    if request.method == "POST":
        try:
            submission = actions.start_submission(
                call=link.call, owner=actor(request), at=timezone.now(), late_link=link
            )
        except (actions.CallClosed, actions.TooManySubmissions) as refusal:
            messages.error(request, str(refusal))
        else:
            return redirect("calls:proposal", edition.slug, submission.code)
    return render(request, "calls/late.html", {"link": link, "call": link.call})
