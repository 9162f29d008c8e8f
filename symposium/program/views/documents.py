"""What a session offers to read: the list, and a form that adds to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from symposium.lib.http import actor
from symposium.program import access, actions
from symposium.program.forms import DocumentForm
from symposium.program.models import Edition
from symposium.program.views.guard import organizers


@organizers()
def documents(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    session = access.get_session_for(request.user, edition, slug)
    is_sent = request.method == "POST"
    form = DocumentForm(*((request.POST, request.FILES) if is_sent else ()), edition=edition)
    if is_sent and form.is_valid():
        try:
            actions.add_document(
                session=session,
                title=form.cleaned_data["title"],
                content=form.cleaned_data["file"],
                url=form.cleaned_data["url"],
                by=actor(request),
                at=timezone.now(),
            )
        except (actions.DocumentAlreadyThere, actions.TooManyDocuments) as refusal:
            form.add_error(None, str(refusal))
        else:
            text = _("The document is added. The public sees it when you publish.")
            messages.success(request, text)
            return redirect("program:documents", edition.slug, session.slug)
    context = {"session": session, "form": form, "documents": session.documents.all()}
    return render(request, "program/organize/documents.html", context)


@require_POST
@organizers()
def remove(request: HttpRequest, edition: Edition, slug: str, document: int) -> HttpResponse:
    session = access.get_session_for(request.user, edition, slug)
    found = access.get_document_for(request.user, session, document)
    actions.remove_document(document=found, by=actor(request), at=timezone.now())
    messages.success(request, _("The document is removed."))
    return redirect("program:documents", edition.slug, session.slug)
