"""Organizers: how many seats there are and who has them, and who stands in line and why."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import access
from registration.actions import quotas
from registration.forms.quotas import AnswerHoursForm, QuotaForm
from registration.queries import lines
from registration.queries import seats as queries
from symposium.accounts.roles import Permission
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50


@never_cache
@require_GET
@requires(Permission.SEE_REGISTRATIONS)
def seats(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Each quota with its figures, which lead to the rows behind them."""
    return _seats_page(request, edition, AnswerHoursForm(instance=queries.rules_of(edition)))


@never_cache
@require_GET
@requires(Permission.SEE_REGISTRATIONS)
def line(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Who has an offer to answer, and who waits, in the order of the line; `?quota=` narrows."""
    found = lines.line_of(edition, at=timezone.now(), quota=request.GET.get("quota", ""))
    page = Paginator(found.waiting, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "registration/organize/line.html", {"line": found, "page": page})


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def rules(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = AnswerHoursForm(request.POST, instance=queries.rules_of(edition))
    if not form.is_valid():
        return _seats_page(request, edition, form)
    quotas.set_answer_hours(
        edition=edition,
        hours=form.cleaned_data["answer_hours"],
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )
    messages.success(request, _("The time to answer has been changed."))
    return redirect("registration:seats", edition.slug)


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def add_quota(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = QuotaForm(request.POST if request.method == "POST" else None, edition=edition)
    if form.is_valid():
        try:
            quotas.add_quota(
                edition=edition,
                values=form.values(),
                by=actor(request),
                at=timezone.now(),
                address=address_of(request),
            )
        except quotas.QuotaExists as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The quota has been added."))
            return redirect("registration:seats", edition.slug)
    return render(
        request,
        "registration/organize/quota.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def quota(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = access.get_quota_for(request.user, edition, pk)
    data = request.POST if request.method == "POST" else None
    form = QuotaForm(data, edition=edition, instance=found)
    if form.is_valid():
        try:
            quotas.change_quota(
                quota=found,
                values=form.values(),
                by=actor(request),
                at=timezone.now(),
                address=address_of(request),
            )
        except quotas.QuotaExists as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The quota has been changed."))
            return redirect("registration:seats", edition.slug)
    taken = queries.seats_of(edition).taken(found)
    return render(
        request,
        "registration/organize/quota.html",
        {"form": form, "quota": found, "taken": taken},
        status=422 if form.errors else 200,
    )


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def delete_quota(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = access.get_quota_for(request.user, edition, pk)
    quotas.delete_quota(
        quota=found, by=actor(request), at=timezone.now(), address=address_of(request)
    )
    messages.success(request, _("The quota has been deleted."))
    return redirect("registration:seats", edition.slug)


def _seats_page(request: HttpRequest, edition: Edition, form: AnswerHoursForm) -> HttpResponse:
    return render(
        request,
        "registration/organize/seats.html",
        {"table": lines.table_of(edition), "form": form},
        status=422 if form.errors else 200,
    )
