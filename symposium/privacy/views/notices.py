"""The privacy notice: for everybody, and where organizers write it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.privacy import access, actions, forms, queries
from symposium.program.access import requires
from symposium.program.models import Edition


@never_cache
@require_GET
def notice(request: HttpRequest, edition: Edition, number: int | None = None) -> HttpResponse:
    """The current version, or an earlier one by its number."""
    found = access.get_notice(edition, number)
    current = queries.current_notice(edition)
    agreed = isinstance(request.user, User) and queries.has_agreed(request.user, found)
    return render(
        request,
        "privacy/notice.html",
        {"notice": found, "is_current": found == current, "has_agreed": agreed},
    )


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
def notices(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All versions, and the form for the next one, filled in with the present words."""
    current = queries.current_notice(edition)
    form = forms.NoticeForm(
        request.POST if request.method == "POST" else None,
        edition=edition,
        text=current.text if current else None,
    )
    if form.is_valid():
        try:
            actions.publish_notice(
                edition=edition,
                text=form.cleaned_data["text"],
                by=actor(request),
                at=timezone.now(),
                address=address_of(request),
            )
        except actions.NothingNew as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("The new version is published. People are asked to agree."))
            return redirect("privacy:notices", edition.slug)
    return render(
        request,
        "privacy/notices.html",
        {"form": form, "notices": queries.consents_by_notice(edition)},
        status=422 if form.errors else 200,
    )
