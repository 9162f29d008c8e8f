"""Organizers: who waits for a decision, and deciding about many at once."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from registration import actions
from registration.forms.decisions import APPROVE, DecisionForm
from registration.queries import answers, decisions
from symposium.accounts.roles import Permission
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def queue(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _decide(request, edition, form)
        return redirect("registration:decisions", edition.slug)
    page = Paginator(decisions.queue(edition), ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "registration": row,
            "answers": answers.lines_of(row),
            "changes": decisions.changes_of(row),
            "is_chosen": str(row.pk) in request.POST.getlist("chosen"),
        }
        for row in page
    ]
    return render(
        request,
        "registration/organize/decisions.html",
        {"form": form, "page": page, "rows": rows},
        status=422 if form.errors else 200,
    )


def _decide(request: HttpRequest, edition: Edition, form: DecisionForm) -> None:
    chosen = form.cleaned_data["chosen"]
    by, at, address = actor(request), timezone.now(), address_of(request)
    if form.cleaned_data["decision"] == APPROVE:
        count = actions.approve(edition=edition, ids=chosen, by=by, at=at, address=address)
        text = ngettext("%(count)d approved.", "%(count)d approved.", count)
    else:
        count = actions.decline(
            edition=edition,
            ids=chosen,
            reason=form.cleaned_data["reason"],
            by=by,
            at=at,
            address=address,
        )
        text = ngettext("%(count)d declined.", "%(count)d declined.", count)
    if count:
        messages.success(request, text % {"count": count})
    else:
        messages.info(request, _("There was nothing left to decide about them."))
