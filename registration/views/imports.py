"""Import of people: a file, what it would do, and only then the import. For organizers, and for
heads of delegations, whose members it adds."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from registration import access
from registration.actions import imports as actions
from registration.forms.imports import OptionsForm
from registration.models import Delegation, PeopleUpload
from registration.people import plan as plans
from registration.people import table as tables
from symposium.accounts.roles import Permission
from symposium.lib.bodies import was_too_large
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.lib.refusals import Refusal
from symposium.lib.tables import reading
from symposium.lib.tables.faults import InvalidFile
from symposium.lib.tables.forms import AgreedForm, UploadForm
from symposium.program.access import requires
from symposium.program.models import Edition

SHOWN = 200
LIMIT = limited("registration.import", by_address="300/h", by_account="120/h")


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
@LIMIT
def start(request: HttpRequest, edition: Edition) -> HttpResponse:
    return _start(request, edition, None)


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_REGISTRATIONS)
@LIMIT
def preview(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponseBase:
    return _preview(request, edition, None, guid)


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@LIMIT
def start_members(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    return _start(request, edition, access.get_led_delegation(request.user, edition, pk))


@never_cache
@require_http_methods(["GET", "POST"])
@login_required
@LIMIT
def preview_members(
    request: HttpRequest, edition: Edition, pk: int, guid: UUID
) -> HttpResponseBase:
    delegation = access.get_led_delegation(request.user, edition, pk)
    return _preview(request, edition, delegation, guid)


def _start(request: HttpRequest, edition: Edition, delegation: Delegation | None) -> HttpResponse:
    """A file that cannot be read at all is refused here, error by error."""
    form = UploadForm(request.POST if request.method == "POST" else None, request.FILES or None)
    errors: list[str] = []
    status = 422 if request.method == "POST" else 200
    if was_too_large(request):
        errors, status = _too_large(), 413
    elif form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            tables.read(content)
        except InvalidFile as error:
            errors = error.errors
        else:
            upload = actions.keep_upload(
                edition=edition,
                delegation=delegation,
                name=file.name or "",
                content=content,
                by=actor(request),
                at=timezone.now(),
            )
            return redirect(_address(edition, delegation, upload))
    return _start_page(request, delegation, form, errors, status)


def _start_page(
    request: HttpRequest,
    delegation: Delegation | None,
    form: UploadForm,
    errors: list[str],
    status: int,
) -> HttpResponse:
    context = {"form": form, "errors": errors, "delegation": delegation}
    return render(request, f"registration/imports/{_kind(delegation)}.html", context, status=status)


def _too_large() -> list[str]:
    try:
        reading.check_size(reading.LARGEST + 1)
    except InvalidFile as error:
        return error.errors
    return []


def _preview(
    request: HttpRequest, edition: Edition, delegation: Delegation | None, guid: UUID
) -> HttpResponseBase:
    """What the import would do. A POST with options shows it anew; with the digest of exactly
    what was shown it is done."""
    now = timezone.now()
    try:
        upload = access.get_people_upload_for(request.user, edition, delegation, guid, now)
    except Http404:
        messages.warning(request, _("This file is no longer kept. Choose it again, please."))
        return redirect(_address(edition, delegation))
    word = AgreedForm(request.POST if request.method == "POST" else None)
    if word.is_valid() and word.cleaned_data["discard"]:
        actions.discard_upload(upload=upload)
        messages.info(request, _("The file is forgotten. Nothing was imported."))
        return redirect(_address(edition, delegation))
    try:
        table = tables.read(bytes(upload.content))
    except InvalidFile as error:  # the reader has become stricter since
        return _start_page(request, delegation, UploadForm(), error.errors, 422)
    if word.is_valid() and word.cleaned_data["agreed"]:
        return _import(request, upload, table, word.cleaned_data["agreed"])
    if request.method == "POST":
        return _keep_options(request, upload, table)
    return _show(request, upload, table)


def _import(
    request: HttpRequest, upload: PeopleUpload, table: tables.Table, agreed: str
) -> HttpResponseBase:
    edition, delegation = upload.edition, upload.delegation
    try:
        result = actions.import_upload(
            upload=upload,
            table=table,
            options=plans.options_of(upload.options, table),
            agreed=agreed,
            by=actor(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        return _show(request, upload, table, refusal=str(refusal))
    text = _("Imported: %(created)d people new, %(changed)d changed, %(kept)d as before.")
    messages.success(
        request,
        text % {"created": result.created, "changed": result.changed, "kept": result.kept},
    )
    if delegation is not None:
        return redirect("registration:delegation", edition.slug, delegation.pk)
    return redirect("registration:list", edition.slug)


def _keep_options(
    request: HttpRequest, upload: PeopleUpload, table: tables.Table
) -> HttpResponseBase:
    form = _options_form(request.POST, upload, table, _plan(upload, table))
    if not form.is_valid():
        return _show(request, upload, table, form=form)
    actions.keep_options(upload=upload, options=form.options())
    return redirect(_address(upload.edition, upload.delegation, upload))


def _show(
    request: HttpRequest,
    upload: PeopleUpload,
    table: tables.Table,
    *,
    form: OptionsForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    plan = _plan(upload, table)
    context: dict[str, Any] = {
        "upload": upload,
        "delegation": upload.delegation,
        "table": table,
        "plan": plan,
        "form": form or _options_form(None, upload, table, plan),
        "refusal": refusal,
        "kind": _kind(upload.delegation),
        "created": plan.created[:SHOWN],
        "changed": plan.changed[:SHOWN],
        "faulty": plan.faulty[:SHOWN],
        "warned": plan.warned[:SHOWN],
        "expires_at": upload.uploaded_at + PeopleUpload.KEPT_FOR,
    }
    status = 422 if form is not None else 409 if refusal else 200
    name = f"registration/imports/{_kind(upload.delegation)}_preview.html"
    return render(request, name, context, status=status)


def _plan(upload: PeopleUpload, table: tables.Table) -> plans.Plan:
    options = plans.options_of(upload.options, table)
    return plans.make(upload.edition, table, options, upload.delegation)


def _options_form(
    data: Any, upload: PeopleUpload, table: tables.Table, plan: plans.Plan
) -> OptionsForm:
    categories = upload.edition.categories.offered()
    if upload.delegation is not None:
        categories = categories.filter(needs_invitation=False)
    return OptionsForm(
        data,
        edition=upload.edition,
        table=table,
        options=plans.options_of(upload.options, table),
        unsure=plan.unsure,
        categories=list(categories),
    )


def _kind(delegation: Delegation | None) -> str:
    return "people" if delegation is None else "members"


def _address(
    edition: Edition, delegation: Delegation | None, upload: PeopleUpload | None = None
) -> str:
    name = f"registration:import_{_kind(delegation)}" + ("_preview" if upload else "")
    args: list[Any] = [edition.slug]
    args += [delegation.pk] if delegation else []
    return reverse(name, args=[*args, upload.guid] if upload else args)
