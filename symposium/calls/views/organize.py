"""Calls as organizers tend them: the list, the call itself, links for the late."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from symposium.accounts.roles import Permission
from symposium.calls import access, actions, links, queries
from symposium.calls.forms import CallForm, LateLinkForm
from symposium.calls.models import Call
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition

managers_only = requires(Permission.MANAGE_CALLS)
OPEN_FOR = timedelta(days=60)


@managers_only
@require_safe
def index(request: HttpRequest, edition: Edition) -> HttpResponse:
    lines = queries.calls_to_manage(edition, at=timezone.now())
    return render(request, "calls/organize/index.html", {"lines": lines})


@managers_only
def edit(request: HttpRequest, edition: Edition, slug: str = "") -> HttpResponse:
    """A call that is there, or a new one with what is usual filled in."""
    call = access.get_call_to_manage(request.user, edition, slug) if slug else _blank(edition)
    form = CallForm(request.POST or None, instance=call, edition=edition)
    if request.method == "POST" and form.is_valid():
        saved = actions.save_call(
            call=form.instance,
            tracks=list(form.cleaned_data["tracks"]),
            changes=form.changes(),
            by=actor(request),
            at=timezone.now(),
        )
        messages.success(request, _("The call is saved."))
        return redirect("calls:edit", edition.slug, saved.slug)
    known = access.get_call_to_manage(request.user, edition, slug) if slug else None
    context = {"form": form, "call": known}
    return render(request, "calls/organize/edit.html", context, status=422 if form.errors else 200)


def _blank(edition: Edition) -> Call:
    """Open from tomorrow, on the venue's clock."""
    tomorrow = timezone.now().astimezone(edition.zone).date() + timedelta(days=1)
    opens_at = datetime.combine(tomorrow, time(0, 0), edition.zone)
    return Call(
        edition=edition,
        time_zone=edition.time_zone,
        languages=list(edition.languages),
        opens_at=opens_at,
        closes_at=opens_at + OPEN_FOR,
    )


@never_cache
@managers_only
def late_links(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    form = LateLinkForm(request.POST or None, call=call)
    if request.method == "POST" and form.is_valid():
        actions.make_late_link(link=form.instance, by=actor(request), at=timezone.now())
        messages.success(request, _("The link is there. Send it to whom it is for."))
        return redirect("calls:late_links", edition.slug, slug)
    at = timezone.now()
    rows: list[dict[str, Any]] = [
        {
            "link": link,
            "address": links.late_address(link),
            "is_valid": link.is_valid_at(at),
            "uses": link.submissions.count(),
        }
        for link in call.late_links.select_related("call__edition", "made_by")
    ]
    context = {"call": call, "form": form, "rows": rows}
    return render(request, "calls/organize/late.html", context, status=422 if form.errors else 200)


@require_POST
@managers_only
def revoke_late_link(request: HttpRequest, edition: Edition, slug: str, guid: UUID) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    link = access.get_late_link_to_manage(request.user, call, guid)
    actions.revoke_late_link(link=link, by=actor(request), at=timezone.now())
    messages.success(request, _("The link opens nothing more."))
    return redirect("calls:late_links", edition.slug, slug)
