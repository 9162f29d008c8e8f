"""What an edition's opening page shows of its exhibition."""

from django.db.models import Count, Q

from symposium.exhibition.models import Exhibit
from symposium.exhibition.queries.wall import Figures
from symposium.exhibition.queries.works import plates
from symposium.institutions import countries
from symposium.program.models import Edition


def figures(edition: Edition) -> Figures:
    """The same figures as the exhibition's entrance, in two queries."""
    on_show = Exhibit.objects.filter(edition=edition).on_show().order_by()
    totals = on_show.aggregate(
        works=Count("pk"),
        museums=Count("work__institution", distinct=True),
        selected=Count("pk", filter=Q(is_selected=True)),
    )
    codes = on_show.values_list("work__institution__territory", flat=True).distinct()
    return Figures(**totals, countries=len({countries.country_of(c) for c in codes if c}))


def plates_for_opening(edition: Edition, count: int) -> list[Exhibit]:
    """Works with pictures, the selected ones first."""
    on_show = Exhibit.objects.filter(edition=edition).on_show()
    with_picture = on_show.filter(work__media__kind="picture", work__media__state="ready")
    return list(plates(with_picture.distinct().order_by("-is_selected", "position", "id"))[:count])
