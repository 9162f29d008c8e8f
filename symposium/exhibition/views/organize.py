"""The exhibition as organizers tend it."""

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from symposium.accounts.roles import Permission
from symposium.exhibition import access, actions, queries, tasks
from symposium.exhibition.forms import MediumForm, TableForm, WorkForm
from symposium.exhibition.models import Exhibit, Medium
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.access import requires
from symposium.program.models import Edition

editors_only = requires(Permission.EDIT_EXHIBITION)
STEPS = {"earlier": -1, "later": 1}


@editors_only
@require_safe
def table(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All works with what each still lacks."""
    form = TableForm(request.GET)
    rows = queries.rows_to_edit(edition, **form.filters())
    return render(request, "exhibition/organize/table.html", {"form": form, "rows": rows})


@editors_only
def add(request: HttpRequest, edition: Edition) -> HttpResponse:
    exhibit = Exhibit(edition=edition)
    form = WorkForm(request.POST or None, exhibit=exhibit)
    if request.method == "POST" and form.is_valid():
        saved = _save(request, form)
        messages.success(request, _("The work is saved. Now add its pictures."))
        return _to_work(saved)
    return render(request, "exhibition/organize/work.html", {"form": form})


@editors_only
def edit(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    exhibit = access.get_exhibit_to_edit(request.user, edition, slug)
    form = WorkForm(request.POST or None, exhibit=exhibit)
    if request.method == "POST" and form.is_valid():
        _save(request, form)
        messages.success(request, _("The work is saved."))
        return redirect("exhibition:edit", edition.slug, slug)
    return _work_page(request, exhibit, form, MediumForm(edition=edition))


@editors_only
@require_POST
@limited("exhibition.upload", by_address="60/m", by_account="60/m")
def upload(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """Take in a file; it is checked in the background, and the page tells how that went."""
    exhibit = access.get_exhibit_to_edit(request.user, edition, slug)
    form = MediumForm(request.POST, request.FILES, edition=edition)
    if form.is_valid():
        try:
            actions.add_medium(
                exhibit=exhibit,
                medium=form.to_medium(),
                upload=form.cleaned_data["file"],
                checked_by=tasks.process_medium,
                by=actor(request),
                at=timezone.now(),
                address=address_of(request),
            )
        except actions.MediumAlreadyThere as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The file has arrived and is being checked."))
            return _to_work(exhibit)
    return _work_page(request, exhibit, WorkForm(exhibit=exhibit), form, status=422)


@editors_only
@require_POST
def remove_medium(
    request: HttpRequest, edition: Edition, slug: str, medium_id: int
) -> HttpResponse:
    exhibit = access.get_exhibit_to_edit(request.user, edition, slug)
    medium = access.get_medium_to_edit(request.user, exhibit, medium_id)
    actions.remove_medium(
        exhibit=exhibit,
        medium=medium,
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )
    messages.success(request, _("The file is removed."))
    return _to_work(exhibit)


@editors_only
@require_POST
def select(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """Count the work among the jury's choice (`value=yes`), or no longer."""
    is_selected = request.POST.get("value") == "yes"
    return _change(request, edition, slug, partial(actions.set_selected, is_selected=is_selected))


@editors_only
@require_POST
def show(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """Let the public see the work (`value=yes`), or no longer."""
    is_on_show = request.POST.get("value") == "yes"
    return _change(request, edition, slug, partial(actions.set_on_show, is_on_show=is_on_show))


@editors_only
@require_POST
def move(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """One place `earlier` or `later` on the work's wall."""
    step = STEPS.get(request.POST.get("value", ""), 0)
    return _change(request, edition, slug, partial(actions.move_exhibit, step=step))


def _change(
    request: HttpRequest, edition: Edition, slug: str, change: Callable[..., object]
) -> HttpResponse:
    """Do one thing to a work and lead back to its row."""
    exhibit = access.get_exhibit_to_edit(request.user, edition, slug)
    change(exhibit=exhibit, by=actor(request), at=timezone.now(), address=address_of(request))
    return _to_table(request, edition, exhibit)


def _save(request: HttpRequest, form: WorkForm) -> Exhibit:
    return actions.save_exhibit(
        exhibit=form.to_exhibit(),
        sessions=form.cleaned_data["sessions"],
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )


def _work_page(
    request: HttpRequest,
    exhibit: Exhibit,
    form: WorkForm,
    medium_form: MediumForm,
    status: int = 200,
) -> HttpResponse:
    media = list(exhibit.work.media.all())
    context = {
        "exhibit": exhibit,
        "form": form,
        "medium_form": medium_form,
        "media": media,
        "is_waiting": any(medium.state == Medium.State.WAITING for medium in media),
        "missing": queries.missing_languages(exhibit.work, exhibit.edition.languages),
    }
    return render(request, "exhibition/organize/work.html", context, status=status)


def _to_work(exhibit: Exhibit) -> HttpResponseRedirect:
    return redirect("exhibition:edit", exhibit.edition.slug, exhibit.work.slug)


def _to_table(request: HttpRequest, edition: Edition, exhibit: Exhibit) -> HttpResponseRedirect:
    """Back to the row that was changed, in the table as it was filtered."""
    answer = redirect("exhibition:table", edition.slug)
    query = TableForm(request.GET).as_query()
    answer["Location"] += f"?{query}#{exhibit.work.slug}" if query else f"#{exhibit.work.slug}"
    return answer
