"""Organizers: the list with its filters, columns and files, one registration, opening the whole."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from registration import access, actions, columns, exports, queries, timeline
from registration.forms import FilterForm, StateForm
from registration.forms.desk import BulkForm, NoteForm, SavedListForm
from registration.models import RegistrationQuerySet
from symposium.accounts.roles import Permission
from symposium.lib import sheets
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.access import requires
from symposium.program.models import Edition

ROWS_A_PAGE = 50
# Of what happened to one registration, the latest.
MOST_ENTRIES = 100


@never_cache
@require_GET
@requires(Permission.SEE_REGISTRATIONS)
def registrations(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The list. `?series=on` takes in the earlier editions that the person serves in."""
    rows, form = _asked_for(request, edition)
    available = [*columns.COLUMNS, *columns.answer_columns(edition)]
    shown = columns.chosen(request.GET.getlist("columns"), available)
    listed = columns.detailed(rows, shown)
    page = Paginator(listed, ROWS_A_PAGE).get_page(request.GET.get("page"))
    query = _query(request)
    return render(
        request,
        "registration/list.html",
        {
            "page": page,
            "form": form,
            "columns": shown,
            "available": available,
            "rows": [(row, [(column, column.value(row)) for column in shown]) for row in page],
            "is_series": bool(form.cleaned_data.get("series")),
            "found": _found(page.paginator.count),
            "is_open": edition.categories.exists(),
            "query": query,
            "saved_lists": access.saved_lists_for(request.user, edition),
            "saving": SavedListForm(initial={"query": query}),
            "bulk": BulkForm(edition=edition, initial={"query": query}),
        },
    )


@never_cache
@require_GET
@requires(Permission.SEE_REGISTRATIONS)
@limited("registration.export", by_address="30/h", by_account="30/h", methods=("GET",))
def export(request: HttpRequest, edition: Edition, suffix: str) -> HttpResponseBase:
    """The filtered rows as a file, in the columns of the list or, where none were chosen, in all;
    it is written down who took it."""
    rows, _form = _asked_for(request, edition)
    shown = [*columns.COLUMNS, *columns.answer_columns(edition)]
    if keys := request.GET.getlist("columns"):
        shown = columns.chosen(keys, shown)
    actions.note_export(
        edition=edition,
        by=actor(request),
        at=timezone.now(),
        form=suffix,
        count=rows.count(),
        address=address_of(request),
    )
    name = f'attachment; filename="registrations-{edition.slug}.{suffix}"'
    headers = {"Content-Disposition": name}
    if suffix == "xlsx":
        book = exports.as_xlsx(rows, shown)
        return HttpResponse(book, content_type=sheets.XLSX, headers=headers)
    if suffix == "json":
        return StreamingHttpResponse(
            list(exports.as_json(rows, shown)), content_type="application/json", headers=headers
        )
    return StreamingHttpResponse(
        list(exports.as_csv(rows, shown)), content_type="text/csv; charset=utf-8", headers=headers
    )


@never_cache
@require_GET
@requires(Permission.SEE_REGISTRATIONS)
def detail(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    registration = access.get_registration_for(request.user, edition, pk)
    return render(
        request,
        "registration/detail.html",
        {
            "registration": registration,
            "entries": timeline.of(registration)[:MOST_ENTRIES],
            "notes": registration.notes.select_related("author"),
            "form": StateForm(initial={"state": registration.state}),
            "note_form": NoteForm(),
        },
    )


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def change_state(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    registration = access.get_registration_for(request.user, edition, pk)
    form = StateForm(request.POST)
    if form.is_valid():
        actions.change_state(
            registration=registration,
            state=form.cleaned_data["state"],
            by=actor(request),
            at=timezone.now(),
            address=address_of(request),
        )
        messages.success(request, _("The state has been changed."))
    else:
        messages.error(request, _("Choose a state from the list."))
    return redirect("registration:detail", edition.slug, pk)


@require_POST
@requires(Permission.EDIT_REGISTRATIONS)
def open_registration(request: HttpRequest, edition: Edition) -> HttpResponse:
    actions.open_registration(edition=edition, by=actor(request), at=timezone.now())
    messages.success(request, _("Registration is open."))
    return redirect("registration:list", edition.slug)


def _asked_for(request: HttpRequest, edition: Edition) -> "tuple[RegistrationQuerySet, FilterForm]":
    rows = access.registrations_for(
        request.user, edition, whole_series=bool(request.GET.get("series"))
    )
    form = FilterForm(request.GET, rows=rows)
    return queries.sorted_by(queries.narrowed(rows, form.wanted), form.order), form


def _query(request: HttpRequest) -> str:
    """What stands behind the question mark, without the number of the page."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()[:1000]


def _found(count: int) -> str:
    text = ngettext("%(count)d registration", "%(count)d registrations", count)
    return text % {"count": count}
