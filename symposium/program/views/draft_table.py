"""The draft as a table, for organizers to work on and bring back."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from symposium.program import queries
from symposium.program.formats import draft_table, draft_workbook, table
from symposium.program.models import Edition
from symposium.program.views.guard import organizers


@require_safe
@organizers()
@never_cache
def export(request: HttpRequest, edition: Edition, suffix: str) -> HttpResponse:
    """CSV or XLSX of all sessions, those without a slot and tentative ones too."""
    rows = queries.draft_table(edition)
    if suffix == "csv":
        response = HttpResponse(draft_table.write_csv(rows), content_type=table.CONTENT_TYPE)
    else:
        content_type = draft_workbook.CONTENT_TYPE
        response = HttpResponse(draft_workbook.write(rows), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{edition.slug}-draft.{suffix}"'
    return response
