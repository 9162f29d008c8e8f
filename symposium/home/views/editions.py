"""An edition's settings, its clones, and who serves in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from symposium.accounts.roles import Permission
from symposium.home import access, actions, forms, queries
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition


@requires(Permission.EDIT_EDITION)
def settings(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = forms.EditionForm(request.POST or None, instance=Edition.objects.get(pk=edition.pk))
    if request.method == "POST" and form.is_valid():
        actions.update_edition(
            edition=form.save(commit=False),
            changes=form.changes(),
            by=actor(request),
            at=timezone.now(),
        )
        messages.success(request, _("The edition is saved."))
        return redirect("home:edition", edition.slug)
    return render(request, "home/edition.html", {"form": form})


@requires(Permission.EDIT_EDITION)
def clone(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = forms.CloneForm(request.POST or None, model=edition)
    if request.method == "POST" and form.is_valid():
        new = actions.NewEdition(
            slug=form.cleaned_data["slug"],
            name=form.cleaned_data["name"],
            starts_on=form.cleaned_data["starts_on"],
        )
        try:
            made = actions.clone_edition(
                model=edition, new=new, by=actor(request), at=timezone.now()
            )
        except actions.SlugTaken as refusal:
            form.add_error("slug", str(refusal))
        else:
            messages.success(request, _("The new edition is made. Only organizers see it so far."))
            return redirect("home:edition", made.slug)
    return render(request, "home/clone.html", {"form": form})


@requires(Permission.EDIT_EDITION)
def people(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = forms.RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.give_role(
            edition=edition,
            email=form.cleaned_data["email"],
            role=form.cleaned_data["role"],
            by=actor(request),
            at=timezone.now(),
        )
        messages.success(request, _("The role is given."))
        return redirect("home:people", edition.slug)
    groups = queries.people_by_role(edition)
    return render(request, "home/people.html", {"form": form, "groups": groups})


@require_POST
@requires(Permission.EDIT_EDITION)
def take_role(request: HttpRequest, edition: Edition, appointment: int) -> HttpResponse:
    held = access.get_appointment_for(request.user, edition, appointment)
    try:
        actions.take_role(appointment=held, by=actor(request), at=timezone.now())
    except actions.LastOrganizer as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The role is taken back."))
    return redirect("home:people", edition.slug)
