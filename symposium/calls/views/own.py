"""Somebody's own proposals: the list, the words, files, handing in, taking back, and the answer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.base import File
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from symposium.calls import access, actions, completeness, queries
from symposium.calls.forms import FileForm, WordsForm
from symposium.calls.models import Submission, SubmissionFile
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

AUTOSAVE = "X-Autosave"


@never_cache
@require_safe
@login_required
def mine(request: HttpRequest, edition: Edition) -> HttpResponse:
    at = timezone.now()
    context = {
        "lines": queries.own_submissions(actor(request), edition, at=at),
        "open_calls": [call for call in queries.calls_for_visitors(edition) if call.is_open_at(at)],
    }
    return render(request, "calls/mine.html", context)


@never_cache
@login_required
@limited("calls.write", by_address="120/m", by_account="120/m")
def proposal(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """The words of a proposal. A script saves a draft as it is typed (`X-Autosave`); the button
    does so without one, and keeps what was typed when something does not fit."""
    submission = access.get_submission_for(request.user, edition, code)
    form = WordsForm(request.POST or None, submission=submission)
    if request.method == "POST" and AUTOSAVE in request.headers:
        return _autosaved(submission, form)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            _saved(submission, form, form.values())
        except actions.StaleProposal as refusal:
            context |= _conflict(form, refusal)
            return _page(request, submission, context, status=409)
        except actions.Incomplete as refusal:
            for gap in refusal.gaps:
                form.add_error(gap.field or None, str(gap.text))
        except actions.NotEditable as refusal:
            messages.error(request, str(refusal))
        else:
            if "submit" in request.POST:
                return _submitted(request, edition, code)
            messages.success(request, _("The proposal is saved."))
            return redirect("calls:proposal", edition.slug, code)
    return _page(request, submission, context, status=422 if form.errors else 200)


def _autosaved(submission: Submission, form: WordsForm) -> JsonResponse:
    """What fits is kept; fields with an error wait for the button."""
    form.is_valid()
    try:
        saved = _saved(submission, form, form.sound_values())
    except actions.StaleProposal as refusal:
        return JsonResponse({"message": str(refusal)}, status=409)
    except (actions.NotEditable, actions.Incomplete) as refusal:
        return JsonResponse({"message": str(refusal)}, status=422)
    return JsonResponse({"version": saved.version})


def _saved(submission: Submission, form: WordsForm, values: dict[str, Any]) -> Submission:
    return actions.save_words(
        submission=submission,
        version=form.cleaned_data.get("version") or 0,
        values=values,
        at=timezone.now(),
    )


def _conflict(form: WordsForm, refusal: actions.StaleProposal) -> dict[str, Any]:
    """What was typed stays; beside it stands what has been saved meanwhile. Pressing the button
    again overwrites, knowingly."""
    newer = WordsForm(submission=refusal.current)
    differences = []
    for name, field in form.fields.items():
        mine, theirs = form.cleaned_data.get(name), newer.initial.get(name)
        if name != "version" and (mine or None) != (theirs or None):
            differences.append({"label": field.label, "theirs": theirs, "mine": mine})
    return {
        "refusal": refusal,
        "current_version": refusal.current.version,
        "differences": differences,
    }


def _page(
    request: HttpRequest, submission: Submission, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    speakers = list(submission.speakers.select_related("institution").prefetch_related("windows"))
    for one in speakers:
        one.submission = submission
    person = actor(request)
    own = next((one for one in speakers if one.user_id == person.pk), None)
    context = {
        "file_form": FileForm(),
        **context,
        "submission": submission,
        "call": submission.call,
        "speakers": speakers,
        "files": list(submission.files.all()),
        "gaps": completeness.gaps_of(submission, speakers),
        "is_editable": submission.is_editable_at(timezone.now()),
        "is_owner": submission.owner_id == person.pk,
        "own": own,
        "asks_for_answer": submission.state in {"accepted", "confirmed"} and own is not None,
    }
    return render(request, "calls/proposal.html", context, status=status)


@require_POST
@login_required
def submit(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    return _submitted(request, edition, code)


def _submitted(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    submission = access.get_submission_for(request.user, edition, code)
    try:
        actions.submit(submission=submission, by=actor(request), at=timezone.now())
    except actions.Incomplete as refusal:
        for gap in refusal.gaps:
            messages.error(request, str(gap.text))
    except actions.NotEditable as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The proposal is submitted. We have sent you a letter."))
    return redirect("calls:proposal", edition.slug, code)


@login_required
def withdraw(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """Ask first; then take the proposal back. Only its owner may."""
    submission = access.get_submission_for(request.user, edition, code)
    if submission.owner_id != actor(request).pk:
        messages.error(request, _("Only who has made the proposal can withdraw it."))
        return redirect("calls:proposal", edition.slug, code)
    if request.method == "POST":
        try:
            actions.withdraw(submission=submission, by=actor(request), at=timezone.now())
        except actions.NotEditable as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The proposal is withdrawn."))
        return redirect("calls:mine", edition.slug)
    return render(request, "calls/withdraw.html", {"submission": submission})


@require_POST
@login_required
def answer(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    """An accepted speaker comes (`answer=yes`) or cannot come (`answer=no`)."""
    submission = access.get_submission_for(request.user, edition, code)
    own = queries.own_speaker(submission, actor(request))
    said = request.POST.get("answer")
    if own is None or said not in {"yes", "no"}:
        messages.error(request, _("Choose one of the two answers."))
        return redirect("calls:proposal", edition.slug, code)
    act = actions.confirm if said == "yes" else actions.decline_part
    try:
        act(speaker=own, by=actor(request), at=timezone.now())
    except actions.NotEditable as refusal:
        messages.error(request, str(refusal))
    else:
        text = (
            _("Thank you: you are in the program.")
            if said == "yes"
            else _("We have noted that you cannot come.")
        )
        messages.success(request, text)
    return redirect("calls:mine", edition.slug)


# --- Files ----------------------------------------------------------------------------------------


@require_POST
@login_required
@limited("calls.upload", by_address="30/h", by_account="30/h")
def add_file(request: HttpRequest, edition: Edition, code: str) -> HttpResponse:
    submission = access.get_submission_for(request.user, edition, code)
    form = FileForm(request.POST, request.FILES)
    if form.is_valid():
        upload: File[bytes] = form.cleaned_data["file"]
        try:
            actions.add_file(
                submission=submission, upload=upload, by=actor(request), at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The file is there."))
            return redirect("calls:proposal", edition.slug, code)
    context = {"form": WordsForm(submission=submission), "file_form": form}
    return _page(request, submission, context, status=422)


@require_POST
@login_required
def remove_file(request: HttpRequest, edition: Edition, code: str, guid: Any) -> HttpResponse:
    submission = access.get_submission_for(request.user, edition, code)
    file = access.get_file_of(submission, guid)
    try:
        actions.remove_file(file=file, at=timezone.now())
    except actions.NotEditable as refusal:
        messages.error(request, str(refusal))
    return redirect("calls:proposal", edition.slug, code)


@never_cache
@require_safe
@login_required
def file(request: HttpRequest, edition: Edition, code: str, guid: Any) -> HttpResponseBase:
    submission = access.get_submission_for(request.user, edition, code)
    return download(access.get_file_of(submission, guid))


def download(found: SubmissionFile, name: str = "") -> HttpResponse:
    """To be saved, never to be shown as a page of ours, whatever is in it; at most 20 MB."""
    with found.content.open("rb") as content:
        answer = HttpResponse(content.read(), content_type=found.media_type)
    shown = content_disposition_header(as_attachment=True, filename=name or found.name)
    answer["Content-Disposition"] = shown or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
