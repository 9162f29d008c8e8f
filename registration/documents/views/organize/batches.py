"""A batch on its way: how far it is, stopping it, taking the file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from registration.documents import access, actions
from registration.documents.models import Batch
from registration.documents.views import files
from symposium.accounts.roles import Permission
from symposium.accounts.support import not_for_support
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition

# Who has no script loads the page anew so often.
REFRESH_SECONDS = 3


@never_cache
@require_GET
@requires(Permission.ISSUE_DOCUMENTS)
def batch(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    shown = access.get_batch_for(request.user, edition, guid)
    context = {"batch": shown, "refresh_seconds": REFRESH_SECONDS}
    return render(request, "documents/organize/batch.html", context)


@never_cache
@require_GET
@requires(Permission.ISSUE_DOCUMENTS)
def progress(request: HttpRequest, edition: Edition, guid: UUID) -> JsonResponse:
    shown = access.get_batch_for(request.user, edition, guid)
    return JsonResponse(
        {
            "is_open": shown.is_open,
            "done": shown.done_count,
            "total": shown.total_count,
        }
    )


@require_POST
@requires(Permission.ISSUE_DOCUMENTS)
def cancel(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    shown = access.get_batch_for(request.user, edition, guid)
    actions.cancel_batch(batch=shown, at=timezone.now())
    messages.success(request, _("The batch stops. Documents that are issued stay valid."))
    return redirect("documents:batch", edition.slug, guid)


@not_for_support
@never_cache
@require_GET
@requires(Permission.ISSUE_DOCUMENTS)
def file(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    """The file; it is written down who took it."""
    shown = access.get_batch_for(request.user, edition, guid)
    if shown.state != Batch.State.READY or not shown.content:
        raise Http404
    actions.note_printed(
        edition=edition,
        kind=shown.kind,
        count=shown.total_count,
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )
    return files.download(bytes(shown.content), f"{shown.kind}-{edition.slug}.pdf")
