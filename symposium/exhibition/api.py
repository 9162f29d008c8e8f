"""Works on show as public data."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field, StringConstraints

from symposium.exhibition import access, queries
from symposium.exhibition.models import Exhibit, Medium
from symposium.exhibition.queries.choice import Choice
from symposium.institutions import countries
from symposium.program.access import get_edition_for

router = Router(tags=["exhibition"])
Value = Annotated[str, StringConstraints(max_length=100)]
Values = Annotated[list[Value], Field(max_length=40)]


class PictureOut(Schema):
    width: int
    height: int
    alt: dict[str, str]
    credit: str
    license: str = Field(description="Address of the license; empty: as the work itself")
    sizes: list[str] = Field(description="Addresses of WebP files, the smallest first")


class MuseumOut(Schema):
    slug: str
    name: dict[str, str]
    territory: str = Field(description="ISO 3166-1 code of the country or region; may be empty")


class WorkOut(Schema):
    slug: str
    title: dict[str, str]
    form: str
    year: int | None
    museum: MuseumOut
    hall: str = Field(description="Slug of the hall; empty for none")
    goals: list[int] = Field(description="Sustainable Development Goals, 1 to 17")
    selected: bool = Field(description="Selected by the jury")
    picture: PictureOut | None


class WorkPageOut(WorkOut):
    summary: dict[str, str]
    creators: dict[str, str]
    rights: str = Field(description="Address of the license or rights statement")
    credit: dict[str, str]
    pictures: list[PictureOut]
    film: str = Field(description="Address of an HLS playlist or MP4 file; empty for none")
    model: str = Field(description="Address of a GLB file; empty for none")


class WallOut(Schema):
    count: int
    page: int
    pages: int
    works: list[WorkOut]
    facets: dict[str, dict[str, int]] = Field(
        description="For each facet the works that each further value would show"
    )


class ExhibitionFiguresOut(Schema):
    works: int
    museums: int
    countries: int
    selected: int


class MuseumEntryOut(MuseumOut):
    country: str = Field(description="Code under which it counts; empty for none")
    works: int
    selected: int


class MuseumsOut(Schema):
    figures: ExhibitionFiguresOut
    museums: list[MuseumEntryOut]


class WallFilter(Schema):
    q: str = Field("", max_length=100, description="Words in any language")
    hall: Values = []
    form: Values = []
    place: Values = Field([], description="Country or region")
    museum: Values = []
    goal: Values = []
    selected: Literal["", "yes"] = ""
    page: int = Field(1, ge=1)

    def choice(self) -> Choice:
        chosen: dict[str, list[str]] = {
            "hall": self.hall,
            "form": self.form,
            "place": self.place,
            "museum": self.museum,
            "goal": self.goal,
            "selected": [self.selected] if self.selected else [],
        }
        return Choice(self.q, {name: frozenset(values) for name, values in chosen.items()})


@router.get("/editions/{edition}/exhibition/works", response=WallOut, summary="Works on show")
def list_works(request: HttpRequest, edition: str, filters: Query[WallFilter]) -> WallOut:
    wall = queries.wall(get_edition_for(request.user, edition), filters.choice(), page=filters.page)
    return WallOut(
        count=wall.page.paginator.count,
        page=wall.page.number,
        pages=wall.page.paginator.num_pages,
        works=[WorkOut(**_work(exhibit)) for exhibit in wall.page],
        facets={
            facet.name: {option.value: option.count for option in facet.options}
            for facet in wall.facets
        },
    )


@router.get("/editions/{edition}/exhibition/works/{work}", response=WorkPageOut, summary="One work")
def get_work(request: HttpRequest, edition: str, work: str) -> WorkPageOut:
    found = get_edition_for(request.user, edition)
    exhibit = access.get_exhibit_for(request.user, found, work)
    page = queries.work_page(exhibit)
    shown = exhibit.work
    shown.pictures = page.pictures
    return WorkPageOut(
        **_work(exhibit),
        summary=dict(shown.summary),
        creators=dict(shown.creators),
        rights=shown.rights,
        credit=dict(shown.credit),
        pictures=[_picture(picture) for picture in page.pictures],
        film=page.film.address if page.film else "",
        model=page.model.address if page.model else "",
    )


@router.get(
    "/editions/{edition}/exhibition/institutions",
    response=MuseumsOut,
    summary="Museums with works on show, and the exhibition's figures",
)
def list_museums(request: HttpRequest, edition: str) -> MuseumsOut:
    found = get_edition_for(request.user, edition)
    entries = [entry for _place, group in queries.institutions_on_show(found) for entry in group]
    figures = queries.wall(found, Choice()).figures
    return MuseumsOut(
        figures=ExhibitionFiguresOut(
            works=figures.works,
            museums=figures.museums,
            countries=figures.countries,
            selected=figures.selected,
        ),
        museums=[
            MuseumEntryOut(
                slug=entry.institution.slug,
                name=dict(entry.institution.name),
                territory=entry.institution.territory,
                country=countries.country_of(entry.institution.territory),
                works=entry.work_count,
                selected=entry.selected_count,
            )
            for entry in entries
        ],
    )


def _work(exhibit: Exhibit) -> dict[str, Any]:
    work = exhibit.work
    pictures = work.pictures
    return {
        "slug": work.slug,
        "title": dict(work.title),
        "form": work.form,
        "year": work.year,
        "museum": MuseumOut(
            slug=work.institution.slug,
            name=dict(work.institution.name),
            territory=work.institution.territory,
        ),
        "hall": exhibit.hall.slug if exhibit.hall else "",
        "goals": list(work.sdg_goals),
        "selected": exhibit.is_selected,
        "picture": _picture(pictures[0]) if pictures else None,
    }


def _picture(medium: Medium) -> PictureOut:
    return PictureOut(
        width=medium.width or 0,
        height=medium.height or 0,
        alt=dict(medium.alt),
        credit=medium.credit,
        license=medium.license,
        sizes=[str(address) for address in medium.size_urls],
    )
