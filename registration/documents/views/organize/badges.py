"""Badges: the designs, and what to print."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from registration.access import registrations_for
from registration.documents import access, actions, drafts, queries, tasks
from registration.documents.forms import DesignForm, PrintForm
from registration.documents.models import IssuedDocument
from registration.documents.papers import Printable, pdf_of
from registration.documents.samples import document_of
from registration.documents.views import files
from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.lib.refusals import Refusal
from symposium.program.access import requires
from symposium.program.models import Edition


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.ISSUE_DOCUMENTS)
def badges(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = PrintForm(request.POST if request.method == "POST" else None, edition=edition)
    if form.is_valid():
        rows = registrations_for(request.user, edition).filter(mode="on_site")
        if form.cleaned_data["category"]:
            rows = rows.filter(category=form.cleaned_data["category"])
        try:
            batch = actions.request_batch(
                edition=edition,
                kind=IssuedDocument.Kind.BADGE,
                registration_ids=queries.badge_order(rows, form.cleaned_data["sort"]),
                size=form.cleaned_data["size"],
                by=actor(request),
                at=timezone.now(),
                run_by=tasks.make_batch,
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("documents:batch", edition.slug, batch.guid)
    designs = queries.designs_of(edition)
    context = {
        "form": form,
        "categories": [(one, designs.get(one.pk)) for one in edition.categories.all()],
        "others": designs.get(None),
    }
    status = 422 if form.is_bound else 200
    return render(request, "documents/organize/badges.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
@requires(Permission.ISSUE_DOCUMENTS)
def design(request: HttpRequest, edition: Edition, category: str) -> HttpResponse:
    found = access.get_design_for(request.user, edition, category)
    form = DesignForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid():
        actions.save_design(
            design=found, changes=form.changes(), by=actor(request), at=timezone.now()
        )
        messages.success(request, _("The design has been saved."))
        return redirect("documents:badges", edition.slug)
    context = {"form": form, "design": found, "slug": category}
    status = 422 if form.is_bound else 200
    return render(request, "documents/organize/design.html", context, status=status)


@never_cache
@require_GET
@requires(Permission.ISSUE_DOCUMENTS)
def sample(request: HttpRequest, edition: Edition, category: str) -> HttpResponse:
    """A design with somebody's data, as it is saved: nothing is issued, and the code is no code."""
    found = access.get_design_for(request.user, edition, category)
    rows = registrations_for(request.user, edition).with_details().order_by("pk")
    if found.category is not None:
        rows = rows.filter(category=found.category)
    somebody = rows.first()
    if somebody is None:
        messages.error(request, _("Nobody of this category has registered yet."))
        return redirect("documents:badges", edition.slug)
    shown = document_of(drafts.badge(somebody))
    content = pdf_of([Printable(document=shown, design=found, ticket="PREVIEW")])
    return files.download(content, f"badge-{category}.pdf")
