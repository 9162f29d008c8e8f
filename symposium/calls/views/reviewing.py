"""The jury's desk: what one has to judge, the review itself, stepping back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from symposium.accounts.roles import Permission
from symposium.calls import access, queries
from symposium.calls.models import Call
from symposium.calls.views.own import download
from symposium.jury import access as jury_access
from symposium.jury import actions as jury
from symposium.jury import queries as jury_queries
from symposium.jury import scoring
from symposium.jury.forms import ConflictForm, NoteForm, ReviewForm
from symposium.jury.models import Assignment, Review
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition

jurors_only = requires(Permission.REVIEW)


@never_cache
@jurors_only
@require_safe
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The calls in whose juries one serves."""
    calls = queries.reviewing_calls(actor(request), edition)
    return render(request, "calls/reviews/index.html", {"calls": calls})


@never_cache
@jurors_only
@require_safe
def desk(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    call = access.get_call_to_review(request.user, edition, slug)
    lines = queries.review_lines(actor(request), call)
    context = {
        "call": call,
        "lines": lines,
        "done": sum(line.state == "done" for line in lines),
        "is_open": call.procedure.is_open_at(timezone.now()),
        "method": scoring.METHOD,
    }
    return render(request, "calls/reviews/desk.html", context)


@never_cache
@jurors_only
def review(request: HttpRequest, edition: Edition, slug: str, guid: UUID) -> HttpResponse:
    """Read and judge. A draft may have gaps; submitting leads to the next one."""
    call = access.get_call_to_review(request.user, edition, slug)
    assignment = jury_access.get_assignment_for(request.user, call.procedure, guid)
    known: Review | None = getattr(assignment, "review", None)
    form = ReviewForm(request.POST or None, procedure=call.procedure, review=known)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            jury.save_review(
                assignment=assignment,
                version=form.cleaned_data["version"] or 0,
                opinion=form.opinion(),
                submit=form.submits,
                at=timezone.now(),
            )
        except jury.StaleReview as refusal:
            context |= {"refusal": refusal, "current_version": refusal.current.version}
            return _page(request, call, assignment, context, status=409)
        except (jury.ReviewsClosed, jury.ScoresMissing) as refusal:
            form.add_error(None, str(refusal))
        else:
            return _onward(request, edition, slug, assignment, submitted=form.submits)
    return _page(request, call, assignment, context, status=422 if form.errors else 200)


def _onward(
    request: HttpRequest, edition: Edition, slug: str, assignment: Assignment, *, submitted: bool
) -> HttpResponse:
    if not submitted:
        review = getattr(assignment, "review", None)
        was_submitted = review is not None and review.submitted_at is not None
        text = _("The review is saved.") if was_submitted else _("The review is saved as a draft.")
        messages.success(request, text)
        return redirect("calls:review", edition.slug, slug, assignment.guid)
    following = jury_queries.next_assignment(assignment)
    if following is None:
        messages.success(request, _("The review is submitted. That was the last one: thank you."))
        return redirect("calls:review_desk", edition.slug, slug)
    messages.success(request, _("The review is submitted. Here is the next one."))
    return redirect("calls:review", edition.slug, slug, following.guid)


def _page(
    request: HttpRequest,
    call: Call,
    assignment: Assignment,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    known: Review | None = getattr(assignment, "review", None)
    has_judged = known is not None and known.submitted_at is not None
    context = {
        "conflict_form": ConflictForm(),
        "note_form": NoteForm(),
        **context,
        "call": call,
        "assignment": assignment,
        "shown": queries.shown_to_jury(call, assignment),
        "progress": jury_queries.progress_of(actor(request), call.procedure),
        "is_open": call.procedure.is_open_at(timezone.now()),
        "has_judged": has_judged,
        # The others' words come after the own judgment, so that they do not make it.
        "notes": assignment.entry.notes.select_related("author") if has_judged else [],
    }
    return render(request, "calls/reviews/review.html", context, status=status)


@require_POST
@jurors_only
def conflict(request: HttpRequest, edition: Edition, slug: str, guid: UUID) -> HttpResponse:
    call = access.get_call_to_review(request.user, edition, slug)
    assignment = jury_access.get_assignment_for(request.user, call.procedure, guid)
    form = ConflictForm(request.POST)
    if not form.is_valid():
        review_form = ReviewForm(
            procedure=call.procedure, review=getattr(assignment, "review", None)
        )
        context = {"form": review_form, "conflict_form": form}
        return _page(request, call, assignment, context, status=422)
    jury.declare_conflict(
        assignment=assignment,
        note=form.cleaned_data["note"],
        by=actor(request),
        at=timezone.now(),
        edition_slug=edition.slug,
    )
    messages.success(request, _("Thank you. Somebody else will judge this one."))
    return redirect("calls:review_desk", edition.slug, slug)


@require_POST
@jurors_only
def note(request: HttpRequest, edition: Edition, slug: str, guid: UUID) -> HttpResponse:
    """A word in the discussion, for those who have submitted their own review."""
    call = access.get_call_to_review(request.user, edition, slug)
    assignment = jury_access.get_assignment_for(request.user, call.procedure, guid)
    known: Review | None = getattr(assignment, "review", None)
    form = NoteForm(request.POST)
    if known is not None and known.submitted_at is not None and form.is_valid():
        jury.add_note(
            entry=assignment.entry,
            author=actor(request),
            text=form.cleaned_data["text"],
            at=timezone.now(),
        )
    return redirect("calls:review", edition.slug, slug, guid)


@never_cache
@jurors_only
@require_safe
def file(
    request: HttpRequest, edition: Edition, slug: str, guid: UUID, file_guid: UUID
) -> HttpResponseBase:
    """One of the files that the jury may see, under a name that tells nothing."""
    call = access.get_call_to_review(request.user, edition, slug)
    assignment = jury_access.get_assignment_for(request.user, call.procedure, guid)
    files = queries.shown_to_jury(call, assignment).files
    for number, found in enumerate(files, start=1):
        if found.guid == file_guid:
            ending = found.name.rpartition(".")[2]
            return download(found, name=f"{number}.{ending}")
    raise Http404(_("There is no such file."))
