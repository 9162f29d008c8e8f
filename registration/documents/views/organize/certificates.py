"""Measured attendance, thresholds, and certificates for all who have reached them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import attendance
from registration.access import registrations_for
from registration.documents import access, actions, queries
from registration.documents.forms import RuleForm
from registration.documents.models import CertificateRule
from registration.documents.queries import Attended
from registration.models import Category, Workshop
from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50


@never_cache
@require_GET
@requires(Permission.ISSUE_DOCUMENTS)
def certificates(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everybody with what was measured of them; `?workshop=` shows its cohort instead."""
    slug, number = request.GET.get("workshop", ""), request.GET.get("page")
    workshop = access.get_workshop_for(request.user, edition, slug) if slug else None
    page: Page[Any]
    if workshop is not None:
        page = Paginator(queries.attended_in_workshop(workshop), ROWS_A_PAGE).get_page(number)
        rows = list(page)
    else:
        people = registrations_for(request.user, edition).confirmed().with_details()
        ordered = people.order_by("display_name", "pk")
        page = Paginator(ordered, ROWS_A_PAGE).get_page(number)
        rows = queries.attended(edition, list(page))
    context = {
        "page": page,
        "rows": rows,
        "workshop": workshop,
        "workshops": edition.workshops.all(),
        "rules": CertificateRule.objects.filter(edition=edition).select_related(
            "category", "workshop"
        ),
        "available": attendance.whole_minutes(attendance.spans(edition)),
    }
    return render(request, "documents/organize/certificates.html", context)


@require_POST
@requires(Permission.ISSUE_DOCUMENTS)
def issue(request: HttpRequest, edition: Edition) -> HttpResponse:
    """For all who have reached their threshold and have no certificate yet."""
    slug = request.POST.get("workshop", "")
    rows: Sequence[Attended]
    if slug:
        rows = queries.attended_in_workshop(access.get_workshop_for(request.user, edition, slug))
        rows = [row for row in rows if row.registration.is_confirmed]
    else:
        people = registrations_for(request.user, edition).confirmed().with_details()
        rows = queries.attended(edition, list(people))
    issued = actions.issue_certificates(rows=rows, by=actor(request), at=timezone.now())
    text = ngettext(
        "%(count)d certificate is issued.", "%(count)d certificates are issued.", len(issued)
    )
    messages.success(request, text % {"count": len(issued)})
    address = redirect("documents:certificates", edition.slug)
    if slug:
        address["Location"] += f"?workshop={slug}"
    return address


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.ISSUE_DOCUMENTS)
def rule(request: HttpRequest, edition: Edition, about: str, slug: str) -> HttpResponse:
    """The threshold of the edition, of a category or of a workshop."""
    category: Category | None = None
    workshop: Workshop | None = None
    if about == "category":
        category = access.get_category_for(request.user, edition, slug)
    elif about == "workshop":
        workshop = access.get_workshop_for(request.user, edition, slug)
    known = CertificateRule.objects.filter(
        edition=edition, category=category, workshop=workshop
    ).first()
    initial = {"minutes": known.minutes, "percent": known.percent} if known else {}
    form = RuleForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        actions.save_rule(
            edition=edition,
            category=category,
            workshop=workshop,
            minutes=form.cleaned_data["minutes"],
            percent=form.cleaned_data["percent"],
            by=actor(request),
            at=timezone.now(),
        )
        messages.success(request, _("The threshold has been saved."))
        return redirect("documents:certificates", edition.slug)
    context = {"form": form, "about": workshop or category or edition, "known": known}
    status = 422 if form.is_bound else 200
    return render(request, "documents/organize/rule.html", context, status=status)
