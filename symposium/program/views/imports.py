"""Import in the organizers' pages: a file, what it would do, and only then the import."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from symposium.lib.bodies import was_too_large
from symposium.lib.http import actor
from symposium.lib.tables import reading as tables
from symposium.lib.tables.faults import InvalidFile
from symposium.lib.tables.forms import AgreedForm
from symposium.program import access, actions, queries
from symposium.program.formats import reading
from symposium.program.formats.draft import Draft
from symposium.program.forms import ProgramFileForm
from symposium.program.models import Edition, UploadedSchedule
from symposium.program.views.guard import organizers

SHOWN = 200


@organizers()
def start(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The way in and the way out. A file that cannot be read is refused here, error by error."""
    form = ProgramFileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    status = 200
    if was_too_large(request):
        context["errors"], status = _too_large(), 413
    elif request.method == "POST":
        status = 422
        if form.is_valid():
            file = form.cleaned_data["file"]
            content = file.read()
            try:
                reading.read(content, zone=edition.zone)
            except InvalidFile as error:
                context["errors"] = error.errors
            else:
                upload = actions.keep_upload(
                    edition=edition,
                    name=file.name or "",
                    content=content,
                    by=actor(request),
                    at=timezone.now(),
                )
                return redirect("program:import_preview", edition.slug, upload.guid)
    return render(request, "program/organize/import.html", context, status=status)


def _too_large() -> list[str]:
    try:
        tables.check_size(tables.LARGEST + 1)
    except InvalidFile as error:
        return error.errors
    return []


@organizers()
def preview(request: HttpRequest, edition: Edition, guid: UUID) -> HttpResponse:
    """What the import would do; with the digest of exactly that in POST it is done."""
    now = timezone.now()
    try:
        upload = access.get_uploaded_schedule_for(request.user, edition, guid, now)
    except Http404:
        messages.warning(request, _("This file is no longer kept. Choose it again, please."))
        return redirect("program:import", edition.slug)
    form = AgreedForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.cleaned_data["discard"]:
        actions.discard_upload(upload=upload)
        messages.info(request, _("The file is forgotten. Nothing was imported."))
        return redirect("program:import", edition.slug)
    try:
        draft = reading.read(bytes(upload.content), zone=edition.zone)
    except InvalidFile as error:  # what is read has changed since, such as the edition's zone
        context = {"form": ProgramFileForm(), "errors": error.errors}
        return render(request, "program/organize/import.html", context, status=422)
    if request.method == "POST":
        return _import(request, edition, upload, draft, form.cleaned_data.get("agreed", ""), now)
    return _show(request, edition, upload, draft)


def _import(
    request: HttpRequest,
    edition: Edition,
    upload: UploadedSchedule,
    draft: Draft,
    agreed: str,
    at: dt.datetime,
) -> HttpResponse:
    try:
        result = actions.import_upload(
            upload=upload, draft=draft, agreed=agreed, by=actor(request), at=at
        )
    except actions.ChangedSincePreview as refusal:
        return _show(request, edition, upload, draft, str(refusal))
    messages.success(request, _done(result))
    return redirect("program:organize", edition.slug)


def _done(result: actions.Imported) -> str:
    text = _("Imported: %(created)d sessions new, %(changed)d changed, %(kept)d as before.")
    sentences = [text % {"created": result.created, "changed": result.changed, "kept": result.kept}]
    if result.stale:
        left_out = ngettext(
            "%(count)d row was older than the program and was left out.",
            "%(count)d rows were older than the program and were left out.",
            result.stale,
        )
        sentences.append(left_out % {"count": result.stale})
    return " ".join(sentences)


def _show(
    request: HttpRequest,
    edition: Edition,
    upload: UploadedSchedule,
    draft: Draft,
    refusal: str = "",
) -> HttpResponse:
    plan = queries.import_plan(edition, draft)
    context = {
        "upload": upload,
        "plan": plan,
        "refusal": refusal,
        "overlap_count": queries.new_overlaps(plan),
        "created": plan.created[:SHOWN],
        "changed": plan.changed[:SHOWN],
        "stale": plan.stale[:SHOWN],
        "repairs": plan.repairs[:SHOWN],
        "speakers": plan.speakers[:SHOWN],
        "expires_at": upload.uploaded_at + UploadedSchedule.KEPT_FOR,
    }
    status = 409 if refusal else 200
    return render(request, "program/organize/import_preview.html", context, status=status)
