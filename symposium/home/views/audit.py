"""The record of changes: read, narrowed, taken along as a file."""

import json

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from symposium.accounts.roles import Permission
from symposium.home import actions, forms, queries
from symposium.lib import sheets
from symposium.lib.addresses import address_of
from symposium.lib.http import actor
from symposium.lib.rate_limits import limited
from symposium.program.access import requires
from symposium.program.models import Edition


@never_cache
@require_GET
@requires(Permission.SEE_AUDIT)
def audit(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = _asked(request, edition)
    entries = queries.entries_of(edition, form.wanted)
    page = Paginator(entries, queries.AUDIT_ROWS).get_page(request.GET.get("page"))
    return render(request, "home/audit.html", {"page": page, "form": form})


@never_cache
@require_GET
@requires(Permission.SEE_AUDIT)
@limited("audit.export", by_address="30/h", by_account="30/h", methods=("GET",))
def export(request: HttpRequest, edition: Edition, suffix: str) -> HttpResponseBase:
    """The narrowed record as a file; that it was taken is written down as well."""
    entries = queries.entries_of(edition, _asked(request, edition).wanted)
    actions.note_audit_export(
        edition=edition,
        form=suffix,
        count=entries.count(),
        by=actor(request),
        at=timezone.now(),
        address=address_of(request),
    )
    headers = {"Content-Disposition": f'attachment; filename="record-{edition.slug}.{suffix}"'}
    if suffix == "json":
        text = json.dumps(queries.as_objects(entries), ensure_ascii=False, indent=1)
        return HttpResponse(text, content_type="application/json", headers=headers)
    rows = queries.as_rows(entries)
    if suffix == "xlsx":
        book = sheets.as_xlsx(rows, _("Record of changes"))
        return HttpResponse(book, content_type=sheets.XLSX, headers=headers)
    return StreamingHttpResponse(
        list(sheets.as_csv(rows)), content_type="text/csv; charset=utf-8", headers=headers
    )


def _asked(request: HttpRequest, edition: Edition) -> forms.AuditFilterForm:
    everything = queries.entries_of(edition)
    return forms.AuditFilterForm(
        request.GET, people=queries.people_in(everything), verbs=queries.verbs_in(everything)
    )
