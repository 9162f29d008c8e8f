"""Organizers: the list of invitations, making them, sending again, revoking."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import access
from registration.actions import invitations as actions
from registration.forms.invitations import InvitationForm
from registration.queries import invitations as queries
from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.lib.refusals import Refusal
from symposium.program.access import requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50


@never_cache
@require_GET
@requires(Permission.EDIT_REGISTRATIONS)
def invitations(request: HttpRequest, edition: Edition) -> HttpResponse:
    """With how often each was used, and how many places are left."""
    text, now = request.GET.get("q", "")[:100], timezone.now()
    rows = queries.invitations_in(edition, text)
    page = Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))
    listed = queries.rows_of(list(page), now)
    context = {"page": page, "rows": listed, "q": text, "site_url": settings.SITE_URL}
    return render(request, "registration/invitations/list.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
@limited("registration.invite", by_address="60/h", by_account="60/h")
def invite(request: HttpRequest, edition: Edition) -> HttpResponse:
    """One code, or personal invitations for all who are written."""
    is_post = request.method == "POST"
    with timezone.override(edition.zone):
        form = InvitationForm(
            request.POST if is_post else None,
            request.FILES if is_post else None,
            edition=edition,
            now=timezone.now(),
        )
        if form.is_valid():
            made = actions.invite(
                edition=edition,
                wanted=form.wanted,
                sends=form.cleaned_data["sends"],
                by=actor(request),
                at=timezone.now(),
            )
            messages.success(request, _made(len(made), len(form.wanted)))
            return redirect("registration:invitations", edition.slug)
        status = 422 if form.errors else 200
        return render(request, "registration/invitations/new.html", {"form": form}, status=status)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
@limited("registration.invite", by_address="600/h", by_account="600/h")
def send(request: HttpRequest, edition: Edition, pk: int) -> HttpResponseBase:
    found = access.get_sent_invitation_for(request.user, edition, pk)
    try:
        actions.send(invitation=found, at=timezone.now())
        messages.success(request, _("The invitation is on its way."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("registration:invitations", edition.slug)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def revoke(request: HttpRequest, edition: Edition, pk: int) -> HttpResponseBase:
    found = access.get_sent_invitation_for(request.user, edition, pk)
    actions.revoke(invitation=found, by=actor(request), at=timezone.now())
    messages.success(request, _("The invitation is revoked. Who has used it stays registered."))
    return redirect("registration:invitations", edition.slug)


def _made(made: int, wanted: int) -> str:
    text = ngettext("%(count)d invitation is made.", "%(count)d invitations are made.", made) % {
        "count": made
    }
    if made == wanted:
        return text
    rest = ngettext(
        "%(count)d person was invited already.",
        "%(count)d people were invited already.",
        wanted - made,
    )
    return f"{text} {rest % {'count': wanted - made}}"
