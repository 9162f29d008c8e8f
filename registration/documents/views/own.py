"""What people take themselves: confirmation, certificate, what was issued to them; asking for a
visa letter."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration.documents import access, actions, drafts, queries
from registration.documents.forms import PassportForm
from registration.documents.models import IssuedDocument, VisaRequest
from registration.documents.views import files
from registration.models import Registration
from symposium.accounts.support import not_for_support
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.lib.refusals import Refusal
from symposium.program.models import Edition

Kind = IssuedDocument.Kind


@never_cache
@require_POST
@login_required
@limited("documents.own", by_address="600/h", by_account="60/h")
def confirmation(request: HttpRequest, edition: Edition, pk: int) -> HttpResponseBase:
    """Issue the confirmation as it is to read today, and hand it out."""
    registration = access.get_registration_to_act_for(request.user, edition, pk)
    try:
        document = actions.issue(
            draft=drafts.confirmation(registration), by=None, at=timezone.now()
        )
        return files.answer(document)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("registration:me", edition.slug)


@never_cache
@require_POST
@login_required
@limited("documents.own", by_address="600/h", by_account="60/h")
def certificate(request: HttpRequest, edition: Edition, pk: int) -> HttpResponseBase:
    """The certificate of the edition, or of the workshop that is asked for."""
    registration = access.get_registration_to_act_for(request.user, edition, pk)
    slug = request.POST.get("workshop", "")
    if slug:
        workshop = access.get_own_workshop(registration, slug)
        rows = queries.attended_in_workshop(workshop, [registration.pk])
    else:
        rows = queries.attended(edition, [registration])
    try:
        if not rows:
            raise actions.NotEnoughAttendance
        document = actions.issue_certificate(attended=rows[0], by=None, at=timezone.now())
        return files.answer(document)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("registration:me", edition.slug)


@not_for_support
@never_cache
@require_GET
@login_required
@limited("documents.file", by_address="1200/h", by_account="300/h", methods=("GET",))
def file(request: HttpRequest, edition: Edition, serial: str) -> HttpResponseBase:
    """A paper that is out, as often as it is wanted. Looks of staff at passports are recorded."""
    document = access.get_document_for(request.user, edition, serial)
    if document.kind == Kind.VISA_LETTER and not access.is_own(request.user, document.registration):
        visa = VisaRequest.objects.without_passports().get(registration=document.registration)
        actions.note_look(
            request=visa,
            by=actor(request),
            at=timezone.now(),
            address=address_of(request),
            what="letter",
        )
    try:
        return files.answer(document)
    except actions.PassportErased as refusal:
        messages.error(request, str(refusal))
        return redirect("registration:me", edition.slug)


@not_for_support
@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@limited("documents.visa", by_address="300/h", by_account="30/h")
def visa(request: HttpRequest, edition: Edition, pk: int) -> HttpResponseBase:
    """Typing what the visa letter needs. A head of delegation types and does not read it again."""
    registration = access.get_registration_to_act_for(request.user, edition, pk)
    known = VisaRequest.objects.filter(registration=registration).first()
    is_own = access.is_own(request.user, registration)
    form = PassportForm(
        request.POST if request.method == "POST" else None,
        edition=edition,
        today=timezone.now().date(),
        initial=_initial(registration, known, is_own=is_own),
    )
    if form.is_valid():
        try:
            actions.request_visa_letter(
                registration=registration,
                passport=form.passport(),
                journey=form.journey(),
                by=actor(request),
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _requested(is_own=is_own))
            return redirect(_way_back(registration, is_own=is_own))
    context = {
        "registration": registration,
        "form": form,
        "known": known,
        "is_own": is_own,
        "back": _way_back(registration, is_own=is_own),
        "kept_days": actions.KEPT_AFTER_EDITION.days,
    }
    status = 422 if form.is_bound else 200
    return render(request, "documents/visa.html", context, status=status)


@not_for_support
@require_POST
@login_required
def erase(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Erase the own passport data before their date."""
    registration = access.get_registration_to_act_for(request.user, edition, pk)
    known = VisaRequest.objects.filter(registration=registration).first()
    if known is not None and actions.erase_passport(request=known, at=timezone.now()):
        messages.success(request, _("The passport data have been erased."))
    return redirect(_way_back(registration, is_own=access.is_own(request.user, registration)))


def _way_back(registration: Registration, *, is_own: bool) -> str:
    """Whoever speaks for a member came from the delegation's page."""
    slug = registration.edition.slug
    if is_own or registration.delegation_id is None:
        return reverse("registration:me", args=[slug])
    return reverse("registration:delegation", args=[slug, registration.delegation_id])


def _requested(*, is_own: bool) -> str:
    """Whoever speaks for a member is not written to, and is not told so."""
    if is_own:
        return _("Your request has been sent. We write to you when the letter is ready.")
    return _("A visa letter was requested")


def _initial(
    registration: Registration, known: VisaRequest | None, *, is_own: bool
) -> dict[str, object]:
    edition = registration.edition
    initial: dict[str, object] = {
        "full_name": registration.latin_name or registration.display_name,
        "nationality": registration.territory,
        "language": "en",
        "arrives_on": edition.starts_on,
        "leaves_on": edition.ends_on,
    }
    if known is not None:
        initial |= {name: getattr(known, name) for name in PassportForm.JOURNEY}
        if is_own and known.passport:
            initial |= {name: known.passport[name] for name in PassportForm.SEALED}
    return initial
