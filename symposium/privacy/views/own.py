"""One's own data: see it, take it along, have it erased."""

from collections.abc import AsyncIterator, Iterator

from asgiref.sync import sync_to_async
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from symposium.accounts.models import User
from symposium.lib import personal_data
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.privacy import actions, codes, emails, forms, queries


@never_cache
@require_GET
@login_required
def own_data(request: HttpRequest) -> HttpResponse:
    """Everything, kind by kind."""
    return render(request, "privacy/own.html", {"known": queries.known_of(_oneself(request))})


@never_cache
@require_GET
@login_required
@limited("privacy.archive", by_address="120/h", by_account="20/h", methods=("GET",))
def archive(request: HttpRequest) -> HttpResponseBase:
    """Everything as a ZIP that is made while it is sent."""
    made = queries.Archive(_oneself(request), timezone.now())
    pieces = made.pieces()
    return StreamingHttpResponse(
        _async(pieces) if isinstance(request, ASGIRequest) else pieces,
        content_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="my-data.zip"'},
    )


@require_POST
@login_required
@limited("privacy.erase", by_address="60/h", by_account="10/h")
def ask_for_code(request: HttpRequest) -> HttpResponseBase:
    """Send the code that erasing asks for."""
    user = _oneself(request)
    emails.send_erasure_code(user, codes.new_code(request.session, timezone.now()), codes.MINUTES)
    return redirect("own_data:erase")


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@limited("privacy.erase", by_address="60/h", by_account="30/h")
def erase(request: HttpRequest) -> HttpResponseBase:
    """Say what goes and what stays; with the code, do it at once and sign the person out."""
    user = _oneself(request)
    form = forms.ErasureForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not codes.is_right(request.session, form.cleaned_data["code"], timezone.now()):
            form.add_error(
                "code", _("This is not the code, or it is too old. Ask for another one.")
            )
        else:
            try:
                return _erase(request, user)
            except actions.LastOrganizer as refusal:
                form.add_error(None, str(refusal))
    return render(
        request,
        "privacy/erase.html",
        {
            "form": form,
            "kinds": personal_data.kinds(),
            "is_waiting": codes.is_waiting(request.session, timezone.now()),
        },
        status=422 if form.errors else 200,
    )


def _erase(request: HttpRequest, user: User) -> HttpResponseBase:
    email, language = user.email, user.language
    actions.erase_person(user=user, at=timezone.now())
    emails.send_farewell(email, language)
    logout(request)
    messages.success(request, _("Your data has been erased, and you are signed out."))
    return redirect("front")


def _oneself(request: HttpRequest) -> User:
    """The person; Http404 for support staff who only look through the person's eyes."""
    if getattr(request.user, "is_hijacked", False):
        raise Http404
    return actor(request)


async def _async(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    read = sync_to_async(lambda: next(pieces, None), thread_sensitive=False)
    while (piece := await read()) is not None:
        yield piece
