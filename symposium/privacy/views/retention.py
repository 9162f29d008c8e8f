"""Organizers: what is kept how long, what goes next, and what has gone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from symposium.accounts.roles import Permission
from symposium.lib import personal_data
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.privacy import access, actions, forms, queries
from symposium.privacy.models import RetentionReport
from symposium.program.access import requires
from symposium.program.models import Edition

REPORTS_SHOWN = 20


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def retention(request: HttpRequest, edition: Edition) -> HttpResponse:
    due = queries.due_fields(edition, timezone.now())
    form = forms.TimesForm(request.POST if request.method == "POST" else None, due=due)
    if form.is_valid():
        actions.set_times(
            edition=edition,
            days=form.cleaned_data,
            by=actor(request),
            at=timezone.now(),
            address=address_of(request),
        )
        messages.success(request, _("The times are saved."))
        return redirect("privacy:retention", edition.slug)
    return render(
        request,
        "privacy/retention.html",
        {
            "form": form,
            "rows": [(item, form[item.field.name]) for item in due],
            "reports": RetentionReport.objects.filter(edition=edition)[:REPORTS_SHOWN],
        },
        status=422 if form.errors else 200,
    )


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def try_out(request: HttpRequest, edition: Edition) -> HttpResponse:
    """A trial: what tonight would erase. Nothing goes."""
    report = actions.try_out(edition=edition, at=timezone.now())
    return redirect("privacy:report", edition.slug, report.pk)


@never_cache
@require_GET
@requires(Permission.EDIT_REGISTRATIONS)
def report(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    found = access.get_report_for(request.user, edition, pk)
    labels = {field.name: field.label for field in personal_data.fields()}
    lines = [(labels.get(name, name), count) for name, count in found.counts.items()]
    return render(request, "privacy/report.html", {"report": found, "lines": lines})
