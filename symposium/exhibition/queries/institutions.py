"""Museums that show works, by country or region."""

import dataclasses
from itertools import groupby

from django.db.models import Count, Q
from django.utils import translation

from symposium.exhibition.models import Exhibit
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib import folding
from symposium.program.models import Edition


@dataclasses.dataclass(frozen=True)
class InstitutionEntry:
    institution: Institution
    work_count: int
    selected_count: int
    place: str


def institutions_on_show(edition: Edition) -> list[tuple[str, list[InstitutionEntry]]]:
    """Museums under their country or region, both in the reader's order. Two queries."""
    language = translation.get_language() or "en"
    on_show = Exhibit.objects.filter(edition=edition).on_show()
    counts = {
        museum: (work_count, selected_count)
        for museum, work_count, selected_count in on_show.order_by("work__institution_id")
        .values_list("work__institution_id")
        .annotate(shown=Count("pk"), chosen=Count("pk", filter=Q(is_selected=True)))
    }
    entries = [
        InstitutionEntry(
            institution=museum,
            work_count=counts[museum.pk][0],
            selected_count=counts[museum.pk][1],
            place=countries.name_of(museum.territory) if museum.territory else "",
        )
        for museum in Institution.objects.filter(pk__in=counts)
    ]

    def order(entry: InstitutionEntry) -> tuple[tuple[bytes, str], tuple[bytes, str]]:
        return (
            folding.sort_key(entry.place, language),
            folding.sort_key(str(entry.institution), language),
        )

    in_order = sorted(entries, key=order)
    return [(place, list(group)) for place, group in groupby(in_order, lambda entry: entry.place)]
