"""The stage crew's desk: stages, their sources, and what the audience gets to see."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from streaming.broadcast import access, actions, queries
from streaming.broadcast.forms import SourceForm, StageForm
from streaming.broadcast.models import Source, Stage
from symposium.accounts.models import User
from symposium.accounts.roles import Permission
from symposium.lib.http import actor
from symposium.lib.refusals import Refusal
from symposium.program.access import requires
from symposium.program.models import Edition


@requires(Permission.EDIT_STAGES)
def stages(request: HttpRequest, edition: Edition) -> HttpResponse:
    context = {"stages": queries.stages_with_sources(edition, timezone.now())}
    return render(request, "broadcast/organize_stages.html", context)


@requires(Permission.EDIT_STAGES)
def add(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = StageForm(request.POST or None, edition=edition, instance=Stage(edition=edition))
    if request.method == "POST" and form.is_valid():
        stage = actions.add_stage(
            edition=edition,
            name=form.cleaned_data["name"],
            room=form.cleaned_data["room"],
            by=actor(request),
            at=timezone.now(),
        )
        messages.success(request, _("The stage is open. Now give it a picture."))
        return _back_to(stage)
    return render(request, "broadcast/organize_add.html", {"form": form})


@requires(Permission.EDIT_STAGES)
def stage(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    """A stage's name and room, its sources, and a preview of what screens show."""
    edited = access.get_stage_to_edit(request.user, edition, stage)
    form = StageForm(request.POST or None, edition=edition, instance=edited)
    if request.method == "POST" and form.is_valid():
        actions.change_stage(
            stage=edited, changes=form.changes(), by=actor(request), at=timezone.now()
        )
        messages.success(request, _("The stage has been saved."))
        return _back_to(edited)
    return _stage_page(request, edited, form, SourceForm(initial={"is_active": True}))


@require_POST
@requires(Permission.EDIT_STAGES)
def add_source(request: HttpRequest, edition: Edition, stage: str) -> HttpResponse:
    edited = access.get_stage_to_edit(request.user, edition, stage)
    form = SourceForm(request.POST)
    if form.is_valid():
        try:
            actions.add_source(
                stage=edited, **form.cleaned_data, by=actor(request), at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The source has been added."))
            return _back_to(edited)
    return _stage_page(request, edited, StageForm(edition=edition, instance=edited), form)


@require_POST
@requires(Permission.EDIT_STAGES)
def act_on_source(
    request: HttpRequest, edition: Edition, stage: str, source_id: int, verb: str
) -> HttpResponse:
    """One of `VERBS` on one source."""
    act = VERBS.get(verb)
    if act is None:
        raise Http404
    edited = access.get_stage_to_edit(request.user, edition, stage)
    source = access.get_source_to_edit(request.user, edited, source_id)
    act(source, actor(request))
    return _back_to(edited)


def _show(source: Source, by: User) -> None:
    actions.show_source(source=source, by=by, at=timezone.now())


def _use(source: Source, by: User) -> None:
    actions.set_source_in_use(source=source, is_active=True, by=by, at=timezone.now())


def _rest(source: Source, by: User) -> None:
    actions.set_source_in_use(source=source, is_active=False, by=by, at=timezone.now())


def _move_up(source: Source, by: User) -> None:
    actions.move_source(source=source, steps=-1, by=by, at=timezone.now())


def _move_down(source: Source, by: User) -> None:
    actions.move_source(source=source, steps=1, by=by, at=timezone.now())


def _remove(source: Source, by: User) -> None:
    actions.remove_source(source=source, by=by, at=timezone.now())


VERBS: dict[str, Callable[[Source, User], None]] = {
    "show": _show,
    "use": _use,
    "rest": _rest,
    "up": _move_up,
    "down": _move_down,
    "remove": _remove,
}


def _stage_page(
    request: HttpRequest, stage: Stage, form: StageForm, source_form: SourceForm
) -> HttpResponse:
    now = timezone.now()
    context = {
        "stage": stage,
        "form": form,
        "source_form": source_form,
        "sources": queries.sources(stage),
        "page": queries.stage_page(stage, now, zone=timezone.get_current_timezone()),
        "now": now,
    }
    return render(request, "broadcast/organize_stage.html", context)


def _back_to(stage: Stage) -> HttpResponse:
    return redirect("broadcast:organize_stage", stage.edition.slug, stage.slug)
