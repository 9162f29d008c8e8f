"""Organizers: the categories, each in words, and what its people are asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registration import access
from registration.actions import categories as actions
from registration.forms.categories import CategoryForm
from registration.forms.preview import PreviewForm
from registration.models import Category
from registration.queries import editing
from symposium.accounts.roles import Permission
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition

editors_only = requires(Permission.EDIT_REGISTRATIONS)


@never_cache
@require_GET
@editors_only
def categories(request: HttpRequest, edition: Edition) -> HttpResponse:
    lines = editing.categories_of(edition, at=timezone.now())
    return render(request, "registration/organize/categories.html", {"lines": lines})


@never_cache
@require_http_methods(["GET", "POST"])
@editors_only
def add(request: HttpRequest, edition: Edition) -> HttpResponse:
    return _edited(request, edition, Category(edition=edition))


@never_cache
@require_http_methods(["GET", "POST"])
@editors_only
def category(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    return _edited(request, edition, access.get_category_for(request.user, edition, pk))


def _edited(request: HttpRequest, edition: Edition, row: Category) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = CategoryForm(posted, instance=row, edition=edition)
    title = str(row) if row.pk else ""
    if form.is_valid():
        actions.save_category(
            category=form.instance,
            changes=form.changes(),
            by=actor(request),
            at=timezone.now(),
            address=address_of(request),
        )
        messages.success(request, _("The category is saved."))
        return redirect("registration:categories", edition.slug)
    context = {"form": form, "category": row, "title": title}
    status = 422 if form.errors else 200
    return render(request, "registration/organize/category.html", context, status=status)


@require_POST
@editors_only
def move(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    row = access.get_category_for(request.user, edition, pk)
    actions.move_category(category=row, later=request.POST.get("to") == "later")
    return redirect("registration:categories", edition.slug)


@require_POST
@editors_only
def retire(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    row = access.get_category_for(request.user, edition, pk)
    is_gone = actions.retire_category(
        category=row, by=actor(request), at=timezone.now(), address=address_of(request)
    )
    said = _("The category is deleted.") if is_gone else _("Nobody can choose the category now.")
    messages.success(request, said)
    return redirect("registration:categories", edition.slug)


@require_POST
@editors_only
def restore(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    row = access.get_category_for(request.user, edition, pk)
    actions.restore_category(
        category=row, by=actor(request), at=timezone.now(), address=address_of(request)
    )
    messages.success(request, _("The category is offered again."))
    return redirect("registration:categories", edition.slug)


@never_cache
@require_GET
@editors_only
def preview(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """The questions as this category sees them; nothing is sent."""
    row = access.get_category_for(request.user, edition, pk)
    form = PreviewForm(request.GET, edition=edition, category=row)
    context = {"form": form, "category": row, "categories": edition.categories.offered()}
    return render(request, "registration/organize/preview.html", context)
