"""At the organizers' list: notes, saved lists, and one deed on many."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from registration import access, actions, queries
from registration.actions import bulk, notes, saved_lists
from registration.forms.desk import BulkForm, NoteForm, SavedListForm
from registration.forms.filters import FilterForm
from registration.models import Registration
from symposium.accounts.roles import Permission
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.program.access import requires
from symposium.program.models import Edition

# Of the rows that were left alone, so many are named.
MOST_NAMED = 5


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def add_note(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    registration = access.get_registration_for(request.user, edition, pk)
    form = NoteForm(request.POST)
    if form.is_valid():
        notes.add_notes(
            registrations=[registration],
            text=form.cleaned_data["text"],
            by=actor(request),
            at=timezone.now(),
            address=address_of(request),
        )
        messages.success(request, _("The note is added."))
    else:
        messages.error(request, _("Write the note."))
    return redirect("registration:detail", edition.slug, pk)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def remove_note(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    note = access.get_note_for(request.user, edition, pk)
    registration = note.registration_id
    notes.remove_note(note=note, by=actor(request), at=timezone.now(), address=address_of(request))
    messages.success(request, _("The note is removed."))
    return redirect("registration:detail", edition.slug, registration)


@require_POST
@requires(Permission.SEE_REGISTRATIONS)
def save_list(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Keep the present list under a name."""
    form = SavedListForm(request.POST)
    if form.is_valid():
        saved_lists.save_list(edition=edition, owner=actor(request), **form.cleaned_data)
        messages.success(request, _("The list is saved."))
    else:
        messages.error(request, _("Give the list a name of at most 80 letters."))
    return _back(edition, form.data.get("query", ""))


@require_POST
@requires(Permission.SEE_REGISTRATIONS)
def forget_list(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    saved_lists.forget_list(saved=access.get_own_list_for(request.user, edition, pk))
    messages.success(request, _("The list is forgotten."))
    return redirect("registration:list", edition.slug)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def bulk_deed(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What is done goes row by row; whoever was left alone is named with the reason."""
    form = BulkForm(request.POST, edition=edition)
    rows = _ticked(request, edition)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
    elif not rows:
        messages.error(request, _("Tick at least one registration."))
    else:
        _tell(request, _do(request, edition, form, rows))
    return _back(edition, request.POST.get("query", ""))


def _ticked(request: HttpRequest, edition: Edition) -> list[Registration]:
    """The rows whose boxes were ticked or, with `all`, every row that the filters let through."""
    rows = access.registrations_for(request.user, edition).with_details()
    if request.POST.get("all"):
        form = FilterForm(QueryDict(request.POST.get("query", "")), rows=rows)
        return list(queries.narrowed(rows, form.wanted).order_by("registered_at", "pk"))
    ids = [int(pk) for pk in request.POST.getlist("ids") if pk.isdecimal()]
    return list(rows.filter(pk__in=ids).order_by("registered_at", "pk"))


def _do(
    request: HttpRequest, edition: Edition, form: BulkForm, rows: Sequence[Registration]
) -> bulk.Report:
    by, at, address = actor(request), timezone.now(), address_of(request)
    ids, text = [row.pk for row in rows], form.cleaned_data["text"]
    match form.cleaned_data["deed"]:
        case "approve":
            return bulk.Report(
                actions.approve(edition=edition, ids=ids, by=by, at=at, address=address)
            )
        case "decline":
            return bulk.Report(
                actions.decline(
                    edition=edition, ids=ids, reason=text, by=by, at=at, address=address
                )
            )
        case "note":
            done = notes.add_notes(registrations=rows, text=text, by=by, at=at, address=address)
            return bulk.Report(done)
        case "workshop":
            workshop = form.cleaned_data["workshop"]
            return bulk.sign_up_many(
                registrations=rows, workshop=workshop, by=by, at=at, address=address
            )
        case _:
            return bulk.cancel_many(registrations=rows, by=by, at=at, address=address)


def _tell(request: HttpRequest, report: bulk.Report) -> None:
    done = ngettext(
        "Done with %(count)d registration.", "Done with %(count)d registrations.", report.done
    )
    if report.done or not report.refused:
        messages.success(request, done % {"count": report.done})
    for registration, sentence in report.refused[:MOST_NAMED]:
        messages.warning(request, f"{registration}: {sentence}")
    more = len(report.refused) - MOST_NAMED
    if more > 0:
        text = ngettext("%(count)d more was left alone.", "%(count)d more were left alone.", more)
        messages.warning(request, text % {"count": more})


def _back(edition: Edition, query: str) -> HttpResponse:
    address = reverse("registration:list", args=[edition.slug])
    # Only what our own filters say; nothing else comes back into an address.
    return redirect(f"{address}?{QueryDict(query[:1000]).urlencode()}" if query else address)
