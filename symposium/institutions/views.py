"""What a type-ahead asks."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from symposium.institutions import queries
from symposium.institutions.models import Institution
from symposium.lib.rate_limits import limited

LONGEST_QUERY = 100


@require_GET
@limited("institutions.suggest", by_address="600/m", methods=("GET",))
def suggest(request: HttpRequest, edition: object) -> JsonResponse:
    """`{"results": [{"id", "label", "detail", "territory"}]}`, at most ten, the likeliest first."""
    text = request.GET.get("q", "")[:LONGEST_QUERY]
    return JsonResponse(
        {"results": [suggestion(found) for found in queries.suggestions(text)]},
        headers={"Cache-Control": "private, max-age=60"},
    )


def suggestion(institution: Institution) -> dict[str, object]:
    label = str(institution)
    others = [name for name in institution.name.values() if name != label][:1]
    detail = [*others, institution.city, institution.territory_name]
    return {
        "id": institution.pk,
        "label": label,
        "detail": " · ".join(filter(None, detail)),
        "territory": institution.territory,
    }
