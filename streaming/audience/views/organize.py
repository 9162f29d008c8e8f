"""The organizers' page of the audience: figures with their definitions, live."""

import csv

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from streaming.audience import access, actions, definitions, exports, queries
from streaming.audience.forms import PlatformFigureForm
from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition


@requires(Permission.SEE_AUDIENCE)
def audience(request: HttpRequest, edition: Edition) -> HttpResponse:
    return _page(request, edition, PlatformFigureForm(edition=edition))


@never_cache
@requires(Permission.SEE_AUDIENCE)
def now_json(request: HttpRequest, edition: Edition) -> JsonResponse:
    """The figures that the page refreshes every few seconds."""
    return JsonResponse(exports.now_document(queries.Report(edition, timezone.now())))


@requires(Permission.SEE_AUDIENCE)
def sessions_csv(request: HttpRequest, edition: Edition) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="audience-{edition.slug}.csv"'
    response.write("\ufeff")  # without it Excel reads Chinese and Arabic wrongly
    csv.writer(response).writerows(exports.table(queries.Report(edition, timezone.now())))
    return response


@require_POST
@requires(Permission.SEE_AUDIENCE)
def note_figure(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = PlatformFigureForm(request.POST, edition=edition)
    if not form.is_valid():
        return _page(request, edition, form)
    figure = form.save(commit=False)
    actions.note_platform_figure(figure=figure, by=actor(request), at=timezone.now())
    messages.success(request, _("The figure has been noted."))
    return redirect("audience:audience", edition.slug)


@require_POST
@requires(Permission.SEE_AUDIENCE)
def remove_figure(request: HttpRequest, edition: Edition, figure_id: int) -> HttpResponse:
    figure = access.get_platform_figure_for(request.user, edition, figure_id)
    actions.remove_platform_figure(figure=figure, by=actor(request), at=timezone.now())
    messages.success(request, _("The figure has been removed."))
    return redirect("audience:audience", edition.slug)


def _page(request: HttpRequest, edition: Edition, form: PlatformFigureForm) -> HttpResponse:
    context = {
        "report": queries.Report(edition, timezone.now()),
        "platform_figures": queries.platform_figures(edition),
        "definitions": definitions,
        "form": form,
    }
    return render(request, "audience/audience.html", context)
