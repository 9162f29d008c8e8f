"""All papers that are out: counts, the list, issuing one, revoking one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration.documents import access, actions, drafts, queries
from registration.documents.forms import FindForm, RevokeForm
from registration.documents.models import Batch, IssuedDocument
from registration.documents.views import files
from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.lib.refusals import Refusal
from symposium.program.access import requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50
Kind = IssuedDocument.Kind
# What an organizer may issue to one person at a click; visa letters and certificates have pages.
SINGLE = {
    Kind.CONFIRMATION: drafts.confirmation,
    Kind.INVITATION: drafts.invitation,
    Kind.BADGE: drafts.badge,
}


@never_cache
@require_GET
@requires(Permission.ISSUE_DOCUMENTS)
def overview(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = FindForm(request.GET)
    form.is_valid()
    asked = form.cleaned_data
    rows = queries.found_documents(edition, kind=asked.get("kind", ""), text=asked.get("q", ""))
    context = {
        "kinds": queries.overview(edition),
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "batches": Batch.objects.filter(edition=edition).defer("content")[:5],
    }
    return render(request, "documents/organize/overview.html", context)


@require_POST
@requires(Permission.ISSUE_DOCUMENTS)
def issue(request: HttpRequest, edition: Edition, pk: int, kind: str) -> HttpResponseBase:
    """One paper of one person, or its reprint, as a file."""
    registration = access.get_registration_to_print_for(request.user, edition, pk)
    if kind not in SINGLE:
        raise Http404
    try:
        document = actions.issue(
            draft=SINGLE[Kind(kind)](registration), by=actor(request), at=timezone.now()
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("registration:detail", edition.slug, pk)
    return files.answer(document)


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.ISSUE_DOCUMENTS)
def revoke(request: HttpRequest, edition: Edition, serial: str) -> HttpResponse:
    document = access.get_issued_document_for(request.user, edition, serial)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.revoke(
                document=document,
                reason=form.cleaned_data["reason"],
                by=actor(request),
                at=timezone.now(),
            )
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The document has been revoked."))
        return redirect("documents:overview", edition.slug)
    context = {"document": document, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "documents/organize/revoke.html", context, status=status)
