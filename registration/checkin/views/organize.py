"""Organizers: figures of today, conflicts, who is inside, files."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from registration.checkin import access, actions, exports, queries
from registration.checkin.forms import NoteForm
from symposium.accounts.roles import Permission
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50
EXPORTS = {"inside": exports.inside_csv, "scans": exports.scans_csv}


@never_cache
@require_GET
@requires(Permission.CHECK_IN)
def overview(request: HttpRequest, edition: Edition) -> HttpResponse:
    at = timezone.now()
    return render(
        request,
        "checkin/overview.html",
        {
            "figures": queries.overview(edition, at=at),
            "slots": queries.admissions_over_time(edition, at=at),
            "conflicts": queries.found_conflicts(edition).filter(resolved_at=None)[:10],
            "devices": edition.devices.at_work(),
            "at": at,
        },
    )


@never_cache
@require_GET
@requires(Permission.CHECK_IN)
def conflicts(request: HttpRequest, edition: Edition) -> HttpResponse:
    rows = queries.found_conflicts(edition)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "checkin/conflicts.html", {"page": page})


@require_POST
@requires(Permission.CHECK_IN)
def resolve(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    conflict = access.get_conflict_for(request.user, edition, pk)
    form = NoteForm(request.POST)
    if form.is_valid():
        actions.resolve_conflict(
            conflict=conflict,
            note=form.cleaned_data["note"],
            by=actor(request),
            at=timezone.now(),
            address=address_of(request),
        )
        messages.success(request, _("The conflict is settled, on all devices too."))
    else:
        messages.error(request, _("Write down what you have found out."))
    return redirect("checkin:conflicts", edition.slug)


@never_cache
@require_GET
@requires(Permission.CHECK_IN)
def inside(request: HttpRequest, edition: Edition) -> HttpResponse:
    rows = queries.inside_now(edition, at=timezone.now()).with_details().order_by("display_name")
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "checkin/inside.html", {"page": page})


@never_cache
@require_GET
@requires(Permission.CHECK_IN)
def export(request: HttpRequest, edition: Edition, what: str) -> HttpResponseBase:
    """Who is inside, or everything that devices recorded; it is written down who took it."""
    at = timezone.now()
    actions.note_export(
        edition=edition, what=what, by=actor(request), at=at, address=address_of(request)
    )
    name = f'attachment; filename="{what}-{edition.slug}.csv"'
    return StreamingHttpResponse(
        list(EXPORTS[what](edition, at=at)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": name},
    )


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def reissue(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    registration = access.get_ticket_holder_for(request.user, edition, pk)
    actions.reissue_ticket(
        registration=registration,
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )
    queries.forget(edition)
    messages.success(request, _("There is a new ticket. The older ones are no longer valid."))
    return redirect("registration:detail", edition.slug, pk)
