"""Requests for visa letters: the list, one with its passport, issuing one or many."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from registration.documents import access, actions, facts, queries
from registration.documents.models import IssuedDocument, VisaRequest
from symposium.accounts.roles import Permission
from symposium.accounts.support import not_for_support
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.lib.refusals import Refusal
from symposium.program.access import requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50
MOST_AT_ONCE = 100


@not_for_support
@never_cache
@require_GET
@requires(Permission.SEE_PASSPORTS)
def visas(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The list shows no passports."""
    state = request.GET.get("state", "")
    rows = queries.visa_rows(edition, state=state)
    context = {
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "state": state,
    }
    return render(request, "documents/organize/visas.html", context)


@not_for_support
@never_cache
@require_GET
@requires(Permission.SEE_PASSPORTS)
def visa(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """One request with its passport; the look is recorded before anything is shown."""
    asked = access.get_visa_request_for(request.user, edition, pk)
    if asked.passport is not None:
        actions.note_look(
            request=asked, by=actor(request), at=timezone.now(), address=address_of(request)
        )
    letters = IssuedDocument.objects.filter(
        registration=asked.registration, kind=IssuedDocument.Kind.VISA_LETTER
    ).select_related("issued_by")
    context = {
        "asked": asked,
        "passport": facts.printed_passport(asked.passport) if asked.passport else [],
        "letters": letters,
        "is_changed": any(one.is_valid and one.issued_at < asked.changed_at for one in letters),
    }
    return render(request, "documents/organize/visa.html", context)


@not_for_support
@require_POST
@requires(Permission.SEE_PASSPORTS)
def issue(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    asked = access.get_visa_request_for(request.user, edition, pk)
    try:
        actions.issue_visa_letter(request=asked, by=actor(request), at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _issued(asked))
    return redirect("documents:visa_request", edition.slug, pk)


def _issued(asked: VisaRequest) -> str:
    """Nobody is told where a member has no e-mail address."""
    if asked.registration.email:
        return _("The letter is issued, and the person has been told.")
    text = ngettext("%(count)d letter is issued.", "%(count)d letters are issued.", 1)
    return text % {"count": 1}


@not_for_support
@require_POST
@requires(Permission.SEE_PASSPORTS)
def issue_many(request: HttpRequest, edition: Edition) -> HttpResponse:
    """All that are ticked; those that cannot be issued are counted and named by the list."""
    chosen = [int(pk) for pk in request.POST.getlist("pk")[:MOST_AT_ONCE] if pk.isdecimal()]
    rows = VisaRequest.objects.filter(registration__edition=edition, pk__in=chosen)
    issued = refused = 0
    for asked in rows.select_related(
        "registration__edition", "registration__institution", "registration__category"
    ):
        try:
            actions.issue_visa_letter(request=asked, by=actor(request), at=timezone.now())
            issued += 1
        except Refusal:
            refused += 1
    text = ngettext("%(count)d letter is issued.", "%(count)d letters are issued.", issued)
    messages.success(request, text % {"count": issued})
    if refused:
        text = ngettext(
            "%(count)d letter could not be issued: the registration is not confirmed, or the "
            "passport data have been erased.",
            "%(count)d letters could not be issued: the registrations are not confirmed, or the "
            "passport data have been erased.",
            refused,
        )
        messages.error(request, text % {"count": refused})
    return redirect("documents:visas", edition.slug)
