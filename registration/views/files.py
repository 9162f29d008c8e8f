"""Files that came as answers, for the person and for organizers."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from registration import access
from registration.models import Answer
from symposium.accounts.roles import Permission
from symposium.program.access import requires
from symposium.program.models import Edition


@never_cache
@require_safe
@login_required
def own_file(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    return _download(access.get_own_file(request.user, edition, slug))


@never_cache
@require_safe
@requires(Permission.SEE_REGISTRATIONS)
def answer_file(request: HttpRequest, edition: Edition, pk: int, slug: str) -> HttpResponse:
    return _download(access.get_file_for(request.user, edition, pk, slug))


def _download(answer: Answer) -> HttpResponse:
    """To be saved, never to be shown as a page of ours, whatever is in it; at most 20 MB."""
    told: dict[str, Any] = answer.value or {}
    with answer.file.open("rb") as content:
        response = HttpResponse(content.read(), content_type=told["media_type"])
    shown = content_disposition_header(as_attachment=True, filename=told["name"])
    response["Content-Disposition"] = shown or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
