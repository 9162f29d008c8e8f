"""Reads of single works: with their media, their neighbors, and others of their museum."""

import dataclasses

from django.db.models import Prefetch

from symposium.exhibition.models import Exhibit, Medium
from symposium.exhibition.models.exhibit import ExhibitQuerySet
from symposium.institutions.models import Institution
from symposium.lib import sdg
from symposium.program.models import Edition

MOST_RELATED = 4


@dataclasses.dataclass(frozen=True)
class WorkPage:
    """All that a work's page shows besides the exhibit itself."""

    pictures: list[Medium]
    film: Medium | None
    model: Medium | None
    goals: list[sdg.Goal]
    number: int
    count: int
    previous: Exhibit | None
    following: Exhibit | None
    related: list[Exhibit]

    @property
    def cover(self) -> Medium | None:
        """What stands for the work before a film or model is asked for."""
        for moving in (self.film, self.model):
            if moving and moving.poster:
                return moving.poster
        return self.pictures[0] if self.pictures else None

    @property
    def further_pictures(self) -> list[Medium]:
        return [picture for picture in self.pictures if picture != self.cover]


def with_pictures() -> Prefetch[str]:
    """Prefetch ready pictures into `work.pictures`, for lists of plates."""
    pictures = Medium.objects.ready().pictures()
    return Prefetch("work__media", queryset=pictures, to_attr="pictures")


def work_page(exhibit: Exhibit) -> WorkPage:
    """Costs five queries, whatever the size of the exhibition."""
    media = list(exhibit.work.media.ready().select_related("poster"))
    walk = Exhibit.objects.filter(edition_id=exhibit.edition_id).on_show().in_order()
    keys = list(walk.values_list("pk", flat=True))
    place = keys.index(exhibit.pk) if exhibit.pk in keys else -1
    beside = {place - 1: "previous", place + 1: "following"} if place >= 0 else {}
    wanted = {name: keys[at] for at, name in beside.items() if 0 <= at < len(keys)}
    found = Exhibit.objects.select_related("work").in_bulk(list(wanted.values()))
    related = exhibits_of(exhibit.edition, exhibit.work.institution).exclude(pk=exhibit.pk)
    return WorkPage(
        pictures=[medium for medium in media if medium.kind == Medium.Kind.PICTURE],
        film=_first(media, Medium.Kind.FILM),
        model=_first(media, Medium.Kind.MODEL),
        goals=[sdg.goals()[number] for number in exhibit.work.sdg_goals],
        number=place + 1,
        count=len(keys),
        previous=found.get(wanted.get("previous", 0)),
        following=found.get(wanted.get("following", 0)),
        related=list(related[:MOST_RELATED]),
    )


def exhibits_of(edition: Edition, institution: Institution) -> ExhibitQuerySet:
    """A museum's works on show, with their pictures, in the order of the walk."""
    exhibits = Exhibit.objects.filter(edition=edition, work__institution=institution).on_show()
    return plates(exhibits.in_order())


def plates(exhibits: ExhibitQuerySet) -> ExhibitQuerySet:
    """With what a plate on a wall shows: two queries in all."""
    return exhibits.select_related("work__institution", "hall").prefetch_related(with_pictures())


def _first(media: list[Medium], kind: str) -> Medium | None:
    return next((medium for medium in media if medium.kind == kind), None)
