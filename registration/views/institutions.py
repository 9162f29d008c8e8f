"""Organizers' list of institutions: confirm what was proposed, correct, merge doubles.

It lives here and not with the institutions, because it asks what a person may do in an edition.
"""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import access
from symposium.accounts.roles import Permission
from symposium.institutions import actions, matching, queries
from symposium.institutions.forms import InstitutionForm, MergeForm
from symposium.institutions.models import Institution
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50


@never_cache
@require_GET
@requires(Permission.EDIT_REGISTRATIONS)
def institutions(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What waits for a decision first, then all others; `?q=` narrows both."""
    text = request.GET.get("q", "")[:100]
    rows = Institution.objects.matching(text).annotate(people=Count("registrations"))
    rows = rows.order_by("sort_name", "pk")
    proposed = list(rows.proposed()[:ROWS_A_PAGE])
    return render(
        request,
        "institutions/list.html",
        {
            "q": text,
            "proposed": proposed,
            "doubles": [] if text else matching.doubles(),
            "page": Paginator(rows.confirmed(), ROWS_A_PAGE).get_page(request.GET.get("page")),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def institution(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Correct one; below it, into which it might be merged."""
    found = access.get_institution_for(request.user, edition, pk)
    fields = ["name", "kind", "territory", "city", "homepage", "aliases"]
    initial = {field: getattr(found, field) for field in fields}
    form = InstitutionForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            actions.change_institution(
                institution=found,
                values={field: form.cleaned_data[field] for field in fields},
                by=actor(request),
                at=timezone.now(),
                edition_slug=edition.slug,
            )
        except actions.NameIsTaken as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The institution has been changed."))
            return redirect("registration:institutions", edition.slug)
    others = Institution.objects.confirmed().exclude(pk=pk)
    return render(
        request,
        "institutions/edit.html",
        {
            "institution": found,
            "form": form,
            "similar": queries.similar(found.sort_name, among=others),
            "people": found.registrations.count(),
            "merges": found.merges.select_related("merged_by"),
        },
        status=422 if form.errors else 200,
    )


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def confirm(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = access.get_institution_for(request.user, edition, pk)
    actions.confirm_institution(
        institution=found, by=actor(request), at=timezone.now(), edition_slug=edition.slug
    )
    messages.success(request, _("The institution is confirmed and offered to everybody."))
    return redirect("registration:institutions", edition.slug)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def merge(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    duplicate = access.get_institution_for(request.user, edition, pk)
    form = MergeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose the institution to keep from the list."))
        return redirect("registration:institution", edition.slug, pk)
    try:
        actions.merge_institutions(
            duplicate=duplicate,
            into=form.cleaned_data["into"],
            by=actor(request),
            at=timezone.now(),
            edition_slug=edition.slug,
        )
    except (actions.SameInstitution, actions.InstitutionIsGone) as refusal:
        messages.error(request, str(refusal))
        return redirect("registration:institutions", edition.slug)
    messages.success(request, _("The two institutions are one now."))
    return redirect("registration:institutions", edition.slug)
