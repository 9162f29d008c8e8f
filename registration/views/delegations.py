"""Organizers: the list of delegations, one of them, forming and dissolving."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import access
from registration.actions import delegations as actions
from registration.forms.delegations import DelegationForm, NewDelegationForm
from registration.queries import delegations as queries
from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.lib.refusals import Refusal
from symposium.program.access import may, requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50
FIELDS = ("head_email", "most_members", "stays_together")


@never_cache
@require_GET
@requires(Permission.SEE_REGISTRATIONS)
def delegations(request: HttpRequest, edition: Edition) -> HttpResponse:
    page = Paginator(queries.delegations_in(edition), ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "rows": queries.rows_of(list(page))}
    return render(request, "registration/delegations/list.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def form_delegation(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = NewDelegationForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            found = actions.form_delegation(
                edition=edition,
                institution=form.cleaned_data["institution"],
                values={name: form.cleaned_data[name] for name in FIELDS},
                by=actor(request),
                at=timezone.now(),
            )
        except actions.DelegationExists as refusal:
            form.add_error("institution_name", str(refusal))
        else:
            messages.success(request, _("The delegation is formed."))
            return redirect("registration:organize_delegation", edition.slug, found.pk)
    return render(
        request,
        "registration/delegations/new.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.SEE_REGISTRATIONS)
def delegation(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Its members and, for those who may change it, its head and limits."""
    found = access.get_delegation_for(request.user, edition, pk)
    may_change = may(request.user, edition, Permission.EDIT_REGISTRATIONS)
    initial = {name: getattr(found, name) for name in FIELDS}
    initial["head_email"] = actions.head_address(found)
    posted = request.POST if request.method == "POST" and may_change else None
    form = DelegationForm(posted, initial=initial)
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in FIELDS}
        actions.change_delegation(
            delegation=found, values=values, by=actor(request), at=timezone.now()
        )
        messages.success(request, _("The delegation has been changed."))
        return redirect("registration:organize_delegation", edition.slug, pk)
    rows = queries.members_of(found)
    context = {
        "delegation": found,
        "form": form,
        "rows": rows,
        "may_change": may_change,
        "may_change_members": may_change and not edition.is_over(timezone.now()),
        "invitations": found.institution.invitations.filter(edition=edition)[:20],
    }
    status = 422 if form.errors else 200
    return render(request, "registration/delegations/detail.html", context, status=status)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def dissolve(request: HttpRequest, edition: Edition, pk: int) -> HttpResponseBase:
    found = access.get_delegation_for(request.user, edition, pk)
    try:
        actions.dissolve(delegation=found, by=actor(request), at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("registration:organize_delegation", edition.slug, pk)
    messages.success(request, _("The delegation is dissolved."))
    return redirect("registration:delegations", edition.slug)
