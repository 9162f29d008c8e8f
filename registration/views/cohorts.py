"""Organizers: workshops, who takes part, and who was there on which day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import access
from registration.actions import cohorts as actions
from registration.actions import exporting
from registration.forms.workshops import GuestForm, WorkshopForm, noted_in
from registration.models import Workshop
from registration.queries import cohorts as queries
from symposium.accounts.roles import Permission
from symposium.lib import sheets
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.access import requires
from symposium.program.models import Edition


@never_cache
@require_GET
@requires(Permission.SEE_REGISTRATIONS)
def workshops(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Those of the edition, and below them those of earlier ones that the person may see."""
    series = access.series_for(request.user, edition)
    rows = Workshop.objects.filter(edition__in=series).with_counts().select_related("edition")
    own = [one for one in rows if one.edition_id == edition.pk]
    earlier = [one for one in rows.order_by("-edition__starts_on", "pk") if one not in own]
    return render(
        request, "registration/organize/workshops.html", {"workshops": own, "earlier": earlier}
    )


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def add(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = WorkshopForm(request.POST if request.method == "POST" else None, edition=edition)
    if form.is_valid():
        try:
            made = actions.add_workshop(
                edition=edition,
                values=form.values(),
                by=actor(request),
                at=timezone.now(),
                address=address_of(request),
            )
        except actions.SessionTaken as refusal:
            form.add_error("session", str(refusal))
        else:
            messages.success(request, _("The workshop has been added."))
            return redirect("registration:cohort", edition.slug, made.pk)
    return _form_page(request, form)


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def edit(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = access.get_workshop_for(request.user, edition, pk, change=True)
    data = request.POST if request.method == "POST" else None
    form = WorkshopForm(data, edition=edition, instance=found)
    if form.is_valid():
        try:
            actions.change_workshop(
                workshop=found,
                values=form.values(),
                by=actor(request),
                at=timezone.now(),
                address=address_of(request),
            )
        except actions.SessionTaken as refusal:
            form.add_error("session", str(refusal))
        else:
            messages.success(request, _("The workshop has been changed."))
            return redirect("registration:cohort", edition.slug, pk)
    return _form_page(request, form, found)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def delete(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    actions.delete_workshop(
        workshop=access.get_workshop_for(request.user, edition, pk, change=True),
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )
    messages.success(request, _("The workshop has been deleted."))
    return redirect("registration:organize_workshops", edition.slug)


@never_cache
@require_GET
@requires(Permission.SEE_REGISTRATIONS)
def cohort(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Its people with the days on which they were there, its figures, and who waits."""
    return _cohort_page(request, access.get_workshop_for(request.user, edition, pk), GuestForm())


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def attendance(request: HttpRequest, edition: Edition, pk: int) -> HttpResponseBase:
    """The whole grid, or the one cell that a script sends as it is changed."""
    found = access.get_workshop_for(request.user, edition, pk, change=True)
    actions.note_attendance(
        workshop=found,
        noted=noted_in(request.POST, found),
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )
    if request.headers.get("X-Autosave"):
        figures = queries.figures_of(found, queries.people_of(found))
        return JsonResponse({"days": [count for _day, count in figures.days]})
    messages.success(request, _("Attendance has been saved."))
    return redirect("registration:cohort", edition.slug, pk)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def add_guest(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = access.get_workshop_for(request.user, edition, pk, change=True)
    form = GuestForm(request.POST)
    if form.is_valid():
        try:
            actions.add_guest(
                workshop=found,
                **form.cleaned_data,
                by=actor(request),
                at=timezone.now(),
                address=address_of(request),
            )
        except actions.WorkshopFull as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The person has been added."))
            return redirect("registration:cohort", edition.slug, pk)
    return _cohort_page(request, found, form)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def take_out(request: HttpRequest, edition: Edition, pk: int, place: int) -> HttpResponse:
    found = access.get_workshop_for(request.user, edition, pk, change=True)
    actions.take_out(
        place=access.get_place_of(found, place),
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )
    messages.success(request, _("The place is free for somebody else."))
    return redirect("registration:cohort", edition.slug, pk)


@never_cache
@require_GET
@requires(Permission.SEE_REGISTRATIONS)
@limited("registration.export", by_address="30/h", by_account="30/h", methods=("GET",))
def export(request: HttpRequest, edition: Edition, pk: int, suffix: str) -> HttpResponse:
    """The list with attendance as a file; it is written down who took it."""
    found = access.get_workshop_for(request.user, edition, pk)
    people = queries.people_of(found)
    exporting.note_export(
        edition=edition,
        by=actor(request),
        at=timezone.now(),
        form=suffix,
        count=len(people),
        address=address_of(request),
    )
    rows = queries.sheet(found, people)
    headers = {"Content-Disposition": f'attachment; filename="{found.slug}.{suffix}"'}
    if suffix == "xlsx":
        content = sheets.as_xlsx(rows, title=str(found))
        return HttpResponse(content, content_type=sheets.XLSX, headers=headers)
    lines = "".join(sheets.as_csv(rows))
    return HttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


def _cohort_page(request: HttpRequest, workshop: Workshop, form: GuestForm) -> HttpResponse:
    people = queries.people_of(workshop)
    return render(
        request,
        "registration/organize/cohort.html",
        {
            "workshop": workshop,
            "people": people,
            "figures": queries.figures_of(workshop, people),
            "line": queries.line_of(workshop),
            "form": form,
        },
        status=422 if form.errors else 200,
    )


def _form_page(
    request: HttpRequest, form: WorkshopForm, workshop: Workshop | None = None
) -> HttpResponse:
    return render(
        request,
        "registration/organize/workshop.html",
        {"form": form, "workshop": workshop},
        status=422 if form.errors else 200,
    )
