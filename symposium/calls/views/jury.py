"""The jury of a call: who serves, by which rules and criteria, and the assigning."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from symposium.calls import access, actions, queries
from symposium.calls.forms.people import meant_institution
from symposium.calls.models import Call
from symposium.calls.views.organize import managers_only
from symposium.jury import access as jury_access
from symposium.jury import actions as jury
from symposium.jury import queries as jury_queries
from symposium.jury import scoring
from symposium.jury.forms import CriterionForm, JurorForm, ProcedureForm
from symposium.jury.models import Criterion, Juror
from symposium.lib.http import actor
from symposium.program.models import Edition


@managers_only
@require_safe
def index(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    context = {
        "call": call,
        "loads": jury_queries.loads_of(call.procedure),
        "criteria": list(call.procedure.criteria.all()),
        "counts": queries.state_counts(call),
        "method": scoring.METHOD,
    }
    return render(request, "calls/organize/jury.html", context)


@managers_only
def rules(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    with timezone.override(call.zone):
        form = ProcedureForm(request.POST or None, instance=call.procedure)
        if request.method == "POST" and form.is_valid():
            actions.save_procedure(
                call=call,
                procedure=form.instance,
                changes=form.changes(),
                by=actor(request),
                at=timezone.now(),
            )
            messages.success(request, _("The rules are saved."))
            return redirect("calls:jury", edition.slug, slug)
        return _form_page(request, call, form, _("Rules of the jury"))


@require_POST
@managers_only
def assign(request: HttpRequest, edition: Edition, slug: str) -> HttpResponse:
    """Hand over what is submitted, and give each its jurors; pressing again gives the rest."""
    call = access.get_call_to_manage(request.user, edition, slug)
    outcome = actions.assign_reviews(call=call, by=actor(request), at=timezone.now())
    text = ngettext(
        "%(count)d review is newly assigned.",
        "%(count)d reviews are newly assigned.",
        outcome.added,
    )
    messages.success(request, text % {"count": outcome.added})
    if outcome.lacking:
        text = ngettext(
            "%(count)d review lacks a juror without conflict. Take more people into the jury.",
            "%(count)d reviews lack a juror without conflict. Take more people into the jury.",
            outcome.lacking,
        )
        messages.warning(request, text % {"count": outcome.lacking})
    return redirect("calls:jury", edition.slug, slug)


@managers_only
def juror(request: HttpRequest, edition: Edition, slug: str, pk: int | None = None) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    known = jury_access.get_juror_of(call.procedure, pk) if pk else None
    form = JurorForm(request.POST or None, juror=known)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        row = known or Juror()
        row.expertise, row.languages = said["expertise"], said["languages"]
        row.institution, row.territory = meant_institution(said), said["territory"]
        saved = actions.save_juror(
            call=call, juror=row, email=said["email"], by=actor(request), at=timezone.now()
        )
        messages.success(request, _("%(name)s serves in the jury.") % {"name": saved})
        return redirect("calls:jury", edition.slug, slug)
    title = str(known) if known else _("Take somebody into the jury")
    return _form_page(request, call, form, title, juror=known)


@require_POST
@managers_only
def release(request: HttpRequest, edition: Edition, slug: str, pk: int) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    row = jury_access.get_juror_of(call.procedure, pk)
    count = jury.release_juror(
        juror=row, by=actor(request), at=timezone.now(), edition_slug=edition.slug
    )
    text = ngettext(
        "%(name)s has left the jury. %(count)d review waits for somebody else: assign again.",
        "%(name)s has left the jury. %(count)d reviews wait for others: assign again.",
        count,
    )
    messages.success(request, text % {"name": row, "count": count})
    return redirect("calls:jury", edition.slug, slug)


@managers_only
def criterion(
    request: HttpRequest, edition: Edition, slug: str, pk: int | None = None
) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    known = jury_access.get_criterion_of(call.procedure, pk) if pk else None
    row = known or Criterion(procedure=call.procedure)
    languages = list(dict.fromkeys([*edition.languages, *row.name]))
    form = CriterionForm(request.POST or None, instance=row, languages=languages)
    if request.method == "POST" and form.is_valid():
        actions.save_criterion(
            call=call,
            criterion=form.to_criterion(),
            changes=form.changes(),
            by=actor(request),
            at=timezone.now(),
        )
        messages.success(request, _("The criterion is saved."))
        return redirect("calls:jury", edition.slug, slug)
    title = str(known) if known else _("New criterion")
    return _form_page(request, call, form, title, criterion=known)


@require_POST
@managers_only
def remove_criterion(request: HttpRequest, edition: Edition, slug: str, pk: int) -> HttpResponse:
    call = access.get_call_to_manage(request.user, edition, slug)
    row = jury_access.get_criterion_of(call.procedure, pk)
    actions.remove_criterion(call=call, criterion=row, by=actor(request), at=timezone.now())
    messages.success(request, _("The criterion is removed."))
    return redirect("calls:jury", edition.slug, slug)


def _form_page(
    request: HttpRequest, call: Call, form: Any, title: str, **context: object
) -> HttpResponse:
    context = {"call": call, "form": form, "shown_title": title, **context}
    status = 422 if form.errors else 200
    return render(request, "calls/organize/jury_form.html", context, status=status)
