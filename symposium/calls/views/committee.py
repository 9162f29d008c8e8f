"""The committee's desk: proposals with their scores, decisions, and telling them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from symposium.calls import access, actions, emails, queries
from symposium.calls.forms import DecisionForm, DeskFilterForm
from symposium.calls.models import Call, LetterTemplate, Submission
from symposium.calls.views.organize import managers_only
from symposium.calls.views.own import download
from symposium.jury import actions as jury
from symposium.jury import scoring
from symposium.jury.forms import NoteForm
from symposium.jury.models import Assignment
from symposium.lib import sheets
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.models import Edition

PAGE_SIZE = 200
# Letters that the page of announcing shows in full; the others are counted.
PREVIEWS = 20


@never_cache
@managers_only
@require_safe
def desk(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    return _desk_page(request, call, DecisionForm())


def _desk_page(
    request: HttpRequest, call: Call, form: DecisionForm, status: int = 200
) -> HttpResponse:
    filters = DeskFilterForm(request.GET, call=call)
    rows = queries.desk_rows(call, **filters.filters(), sort=request.GET.get("sort", ""))
    context = {
        "call": call,
        "filters": filters,
        "form": form,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "chosen": set(request.POST.getlist("code")),
        "counts": queries.state_counts(call),
        "waiting_count": len(queries.to_announce(call)),
        "next_waiting": queries.next_on_waiting_list(call),
        "unconfirmed": queries.awaited_confirmations(call),
        "method": scoring.METHOD,
    }
    return render(request, "calls/organize/committee.html", context, status=status)


@require_POST
@managers_only
def decide(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """One decision for all that are ticked."""
    call = access.get_call_to_manage(request.user, edition, slug)
    form = DecisionForm(request.POST)
    codes = request.POST.getlist("code")
    rows = list(call.submissions.filter(code__in=codes))
    if not rows:
        messages.error(request, _("Tick the proposals that you decide on."))
        return _desk_page(request, call, form, status=422)
    if form.is_valid():
        try:
            done = actions.decide(
                call=call,
                submissions=rows,
                decision=form.decision_made(),
                reason=form.cleaned_data["reason"],
                by=actor(request),
                at=timezone.now(),
            )
        except actions.ReasonMissing as refusal:
            form.add_error("reason", str(refusal))
        else:
            _tell_decided(request, done)
            answer = redirect("calls:committee", edition.slug, slug)
            if len(rows) == 1 and "stay" in request.POST:
                answer = redirect("calls:detail", edition.slug, slug, rows[0].code)
            return answer
    return _desk_page(request, call, form, status=422)


def _tell_decided(request: HttpRequest, done: actions.Decided) -> None:
    text = ngettext(
        "The decision on %(count)d proposal is noted. Announce it, and its authors learn of it.",
        "The decision on %(count)d proposals is noted. Announce it, and their authors learn of it.",
        done.count,
    )
    if done.count:
        messages.success(request, text % {"count": done.count})
    if done.skipped:
        text = ngettext(
            "%(count)d proposal was left alone: it is accepted, withdrawn or a draft.",
            "%(count)d proposals were left alone: they are accepted, withdrawn or drafts.",
            done.skipped,
        )
        messages.warning(request, text % {"count": done.skipped})


@never_cache
@managers_only
def announce(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """First each letter as it will be, then the button that sends them."""
    call = access.get_call_to_manage(request.user, edition, slug)
    waiting = queries.to_announce(call)
    if request.method == "POST":
        chosen = set(request.POST.getlist("code"))
        count = actions.announce(
            call=call,
            submissions=[one for one in waiting if one.code in chosen],
            by=actor(request),
            at=timezone.now(),
        )
        text = ngettext(
            "%(count)d decision is announced.", "%(count)d decisions are announced.", count
        )
        messages.success(request, text % {"count": count})
        return redirect("calls:committee", edition.slug, slug)
    context = {"call": call, "previews": _previews(call, waiting), "unseen": waiting[PREVIEWS:]}
    return render(request, "calls/organize/announce.html", context)


def _previews(call: Call, waiting: list[Submission]) -> list[dict[str, Any]]:
    templates = {one.kind: one for one in LetterTemplate.objects.filter(call=call)}
    previews = []
    for one in waiting[:PREVIEWS]:
        kind = actions.LETTERS[Submission.State(one.decision)]
        letters = [
            (reader, emails.written(kind, one, reader, templates.get(kind)))
            for reader in emails.readers_of(one)
        ]
        previews.append({"submission": one, "letters": letters})
    return previews


@require_POST
@managers_only
@limited("calls.remind", by_address="10/h", by_account="10/h")
def remind(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    count = actions.remind(call=call, by=actor(request), at=timezone.now())
    text = ngettext(
        "%(count)d reminder is on its way.", "%(count)d reminders are on their way.", count
    )
    messages.success(request, text % {"count": count})
    return redirect("calls:committee", edition.slug, slug)


@never_cache
@managers_only
@require_safe
def detail(request: HttpRequest, edition: Edition, slug: str, code: str) -> HttpResponse:
    """A proposal with all that is known of it: people, reviews, discussion, letters, changes."""
    call = access.get_call_to_manage(request.user, edition, slug)
    submission = access.get_submission_to_manage(request.user, call, code)
    speakers = list(submission.speakers.select_related("institution").prefetch_related("windows"))
    for one in speakers:
        one.submission = submission
    row = next((r for r in queries.desk_rows(call) if r.submission.pk == submission.pk), None)
    context = {
        "call": call,
        "submission": submission,
        "row": row,
        "speakers": speakers,
        "files": list(submission.files.all()),
        "assignments": _assignments(submission),
        "criteria": list(call.procedure.criteria.all()),
        "notes": submission.entry.notes.select_related("author") if submission.entry else [],
        "changes": submission.changes.select_related("by"),
        "letters": submission.letters.all(),
        "form": DecisionForm(
            initial={"decision": submission.decision, "reason": submission.decision_reason}
        ),
        "note_form": NoteForm(),
        "method": scoring.METHOD,
    }
    return render(request, "calls/organize/detail.html", context)


def _assignments(submission: Submission) -> list[dict[str, Any]]:
    if submission.entry_id is None:
        return []
    rows = Assignment.objects.filter(entry=submission.entry_id)
    found = []
    for row in rows.select_related("juror__user", "review"):
        review = getattr(row, "review", None)
        is_done = review is not None and review.submitted_at is not None
        found.append({"juror": row.juror, "review": review if is_done else None})
    return found


@require_POST
@managers_only
def note(request: HttpRequest, edition: Edition, slug: str, code: str) -> HttpResponse:
    """A word in the discussion. There is one once the jury has the proposal."""
    call = access.get_call_to_manage(request.user, edition, slug)
    submission = access.get_submission_to_manage(request.user, call, code)
    form = NoteForm(request.POST)
    if submission.entry is not None and form.is_valid():
        at: datetime = timezone.now()
        jury.add_note(
            entry=submission.entry, author=actor(request), text=form.cleaned_data["text"], at=at
        )
    return redirect("calls:detail", edition.slug, slug, code)


@require_POST
@managers_only
def withdraw(request: HttpRequest, edition: Edition, slug: str, code: str) -> HttpResponse:
    """On behalf of authors who have said so by telephone or letter."""
    call = access.get_call_to_manage(request.user, edition, slug)
    submission = access.get_submission_to_manage(request.user, call, code)
    try:
        actions.withdraw(submission=submission, by=actor(request), at=timezone.now())
    except actions.NotEditable as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The proposal is withdrawn."))
    return redirect("calls:detail", edition.slug, slug, code)


@never_cache
@managers_only
@require_safe
def file(
    request: HttpRequest, edition: Edition, slug: str, code: str, guid: UUID
) -> HttpResponseBase:
    call = access.get_call_to_manage(request.user, edition, slug)
    submission = access.get_submission_to_manage(request.user, call, code)
    return download(access.get_file_of(submission, guid))


@never_cache
@managers_only
@require_safe
@limited("calls.export", by_address="30/h", by_account="30/h", methods=("GET",))
def export(
    request: HttpRequest, edition: Edition, slug: str, what: str, suffix: str
) -> HttpResponseBase:
    """`submissions` or `reviews` as CSV or XLSX; it is written down who took it."""
    call = access.get_call_to_manage(request.user, edition, slug)
    source = queries.submission_rows if what == "submissions" else queries.review_rows
    rows = list(source(call))
    actions.note_export(
        call=call, what=what, count=len(rows) - 1, by=actor(request), at=timezone.now()
    )
    headers = {"Content-Disposition": f'attachment; filename="{call.slug}-{what}.{suffix}"'}
    if suffix == "xlsx":
        content = sheets.as_xlsx(rows, what)
        return HttpResponse(content, content_type=sheets.XLSX, headers=headers)
    return StreamingHttpResponse(
        list(sheets.as_csv(rows)), content_type="text/csv; charset=utf-8", headers=headers
    )
