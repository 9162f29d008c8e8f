"""Agreeing to a new version of the privacy notice."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registration import access
from registration.actions import consenting
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.privacy.access import get_notice
from symposium.program.models import Edition


@require_POST
@login_required
@limited("registration.change", by_address="600/h", by_account="60/h")
def agree(request: HttpRequest, edition: Edition, number: int) -> HttpResponseBase:
    """To the version that the person has seen, which need not be the latest any more."""
    registration = access.require_own_registration(request.user, edition)
    consenting.agree_again(
        registration=registration,
        user=actor(request),
        notice=get_notice(edition, number),
        at=timezone.now(),
    )
    messages.success(request, _("Thank you. That you agree is kept with its time."))
    return redirect("registration:me", edition.slug)
