"""What can be done with a mailing: start, pause, go on, stop, send what is lost again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from registration.mailings import access, actions
from registration.mailings.forms import RecipientsForm
from registration.mailings.views.mailings import senders_only
from symposium.lib.http import actor
from symposium.program.models import Edition


@require_POST
@senders_only
def start(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """`expected` is the number of recipients that was looked at. A second click changes nothing."""
    mailing = access.get_mailing_for(request.user, edition, pk)
    expected = request.POST.get("expected", "")
    if mailing.is_draft:
        try:
            actions.start_mailing(
                mailing=mailing,
                rows=RecipientsForm(mailing.wanted, edition=edition).rows,
                expected=int(expected) if expected.isdecimal() else -1,
                by=actor(request),
                at=timezone.now(),
            )
            messages.success(request, _("The letters are on their way."))
        except actions.AlreadyStarted:
            pass
        except (actions.RecipientsChanged, actions.NobodyToWriteTo) as refusal:
            messages.error(request, str(refusal))
    return redirect("mailings:mailing", edition.slug, pk)


@require_POST
@senders_only
def pause(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    text = _("Paused. What was just being sent still leaves.")
    return _step(request, edition, pk, actions.pause_mailing, text)


@require_POST
@senders_only
def resume(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    return _step(request, edition, pk, actions.resume_mailing, _("The letters go on."))


@require_POST
@senders_only
def cancel(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    text = _("Stopped. What has not left yet never will.")
    return _step(request, edition, pk, actions.cancel_mailing, text)


@require_POST
@senders_only
def again(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    mailing = access.get_mailing_for(request.user, edition, pk)
    count = actions.send_lost_again(mailing=mailing, by=actor(request), at=timezone.now())
    text = ngettext("%(count)d letter is sent again.", "%(count)d letters are sent again.", count)
    messages.success(request, text % {"count": count})
    return redirect("mailings:mailing", edition.slug, pk)


@require_POST
@senders_only
def delete(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    mailing = access.get_mailing_for(request.user, edition, pk)
    try:
        actions.delete_mailing(mailing=mailing, by=actor(request), at=timezone.now())
    except actions.AlreadyStarted as refusal:
        messages.error(request, str(refusal))
        return redirect("mailings:mailing", edition.slug, pk)
    messages.success(request, _("The draft is deleted."))
    return redirect("mailings:mailings", edition.slug)


def _step(
    request: HttpRequest, edition: Edition, pk: int, act: Callable[..., bool], text: str
) -> HttpResponse:
    mailing = access.get_mailing_for(request.user, edition, pk)
    if act(mailing=mailing, by=actor(request), at=timezone.now()):
        messages.success(request, text)
    return redirect("mailings:mailing", edition.slug, pk)
