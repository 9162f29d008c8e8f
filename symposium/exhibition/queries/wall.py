"""The wall of plates: what fits a visitor's choice, and how many fit each further step."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Collection, Mapping

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from symposium.exhibition.models import Exhibit, Hall, Work
from symposium.exhibition.models.exhibit import ExhibitQuerySet
from symposium.exhibition.queries.choice import FACETS, Choice
from symposium.exhibition.queries.works import plates
from symposium.institutions import countries
from symposium.institutions.models import Institution
from symposium.lib import folding, sdg
from symposium.program.models import Edition

PAGE_SIZE = 96
OPENING = 3
YES = "yes"
FACET_NAMES = {
    "hall": _("Hall"),
    "form": _("Form"),
    "place": _("Country or region"),
    "museum": _("Museum"),
    "goal": _("Sustainable Development Goal"),
    "selected": _("Jury"),
}


@dataclasses.dataclass(frozen=True)
class Option:
    """One step of a facet: how many works it would show, and the address that takes it."""

    value: str
    label: str
    count: int
    is_chosen: bool
    query: str


@dataclasses.dataclass(frozen=True)
class Facet:
    name: str
    label: "str | Promise"
    options: list[Option]

    @property
    def chosen(self) -> list[Option]:
        return [option for option in self.options if option.is_chosen]


@dataclasses.dataclass(frozen=True)
class Figures:
    """Counted from the rows of all works on show. Regions count within their countries."""

    works: int
    museums: int
    countries: int
    selected: int


@dataclasses.dataclass(frozen=True)
class Wall:
    choice: Choice
    figures: Figures
    facets: list[Facet]
    halls: list[Hall]
    page: Page[Exhibit]

    @property
    def chosen(self) -> list[Option]:
        """All steps taken, to be taken back one by one."""
        return [option for facet in self.facets for option in facet.chosen]

    @property
    def opening(self) -> list[Exhibit]:
        """Works that hang at the entrance: of the jury's choice, as far as they have pictures."""
        chosen = [exhibit for exhibit in self.page.object_list if exhibit.is_selected]
        return [exhibit for exhibit in chosen if exhibit.work.pictures][:OPENING]


@dataclasses.dataclass(frozen=True)
class _Row:
    pk: int
    values: Mapping[str, frozenset[str]]

    def fits(self, choice: Choice, *, besides: str = "") -> bool:
        return all(
            not choice.of(facet) or self.values[facet] & choice.of(facet)
            for facet in FACETS
            if facet != besides
        )


def wall(edition: Edition, choice: Choice, *, page: object = 1) -> Wall:
    """Five queries (six with a search), whatever the number of works."""
    on_show = Exhibit.objects.filter(edition=edition).on_show()
    museums = {museum.pk: museum for museum in _museums(edition)}
    halls = list(Hall.objects.filter(edition=edition))
    rows = _rows(on_show.in_order(), museums, halls)
    figures = _figures(rows)
    if terms := folding.terms(choice.search):
        found = set(_searched(on_show, terms, museums).values_list("pk", flat=True))
        rows = [row for row in rows if row.pk in found]
    labels = _labels(museums.values(), halls)
    fitting = [row.pk for row in rows if row.fits(choice)]
    return Wall(
        choice=choice,
        figures=figures,
        facets=[_facet(name, rows, choice, labels[name]) for name in FACETS],
        halls=halls,
        page=_page(fitting, page),
    )


def _museums(edition: Edition) -> list[Institution]:
    shown = Q(works__exhibits__edition=edition, works__exhibits__is_on_show=True)
    return list(Institution.objects.filter(shown).distinct())


def _rows(
    exhibits: ExhibitQuerySet, museums: Mapping[int, Institution], halls: list[Hall]
) -> list[_Row]:
    hall_slugs = {hall.pk: hall.slug for hall in halls}
    columns = ("pk", "hall_id", "work__form", "work__institution_id", "work__sdg_goals")
    rows = []
    for pk, hall, form, museum, goals, selected in exhibits.values_list(*columns, "is_selected"):
        place = museums[museum].territory
        values = {
            "hall": {hall_slugs[hall]} if hall else set(),
            "form": {form},
            "place": {place} if place else set(),
            "museum": {museums[museum].slug},
            "goal": {str(goal) for goal in goals},
            "selected": {YES} if selected else set(),
        }
        rows.append(_Row(pk, {name: frozenset(items) for name, items in values.items()}))
    return rows


def _figures(rows: list[_Row]) -> Figures:
    def different(facet: str) -> set[str]:
        return set().union(*(row.values[facet] for row in rows))

    return Figures(
        works=len(rows),
        museums=len(different("museum")),
        countries=len({countries.country_of(code) for code in different("place")}),
        selected=sum(1 for row in rows if row.values["selected"]),
    )


def _searched(
    exhibits: ExhibitQuerySet, terms: list[str], museums: Mapping[int, Institution]
) -> ExhibitQuerySet:
    """Each word must stand in the work's texts, or in the names of its museum or country."""
    names = {pk: _names_of(museum) for pk, museum in museums.items()}
    for term in terms:
        named = [pk for pk, text in names.items() if term in text]
        exhibits = exhibits.filter(
            Q(work__search_text__contains=term) | Q(work__institution_id__in=named)
        )
    return exhibits


def _names_of(museum: Institution) -> str:
    territory = countries.territories().get(museum.territory)
    names = [museum.sort_name, museum.city, *museum.name.values()]
    names += territory.name.values() if territory else []
    return folding.folded("\n".join(names))


Labels = Mapping[str, str]


def _labels(museums: Collection[Institution], halls: list[Hall]) -> dict[str, Labels]:
    """For each facet: labels by value, in the order in which options are listed."""
    language = translation.get_language() or "en"
    by_name = _sorted_by_name(language)
    forms = {value: str(label) for value, label in Work.Form.choices}
    places = {museum.territory for museum in museums if museum.territory}
    return {
        "hall": {hall.slug: str(hall.name) for hall in halls},
        "form": by_name(forms),
        "place": by_name({code: countries.name_of(code) for code in places}),
        "museum": by_name({museum.slug: str(museum) for museum in museums}),
        "goal": {str(number): f"{number} · {goal.short}" for number, goal in sdg.goals().items()},
        "selected": {YES: str(_("Selected by the jury"))},
    }


def _sorted_by_name(language: str) -> Callable[[Labels], Labels]:
    def in_order(labels: Labels) -> Labels:
        def by_label(item: tuple[str, str]) -> tuple[bytes, str]:
            return folding.sort_key(item[1], language)

        return dict(sorted(labels.items(), key=by_label))

    return in_order


def _facet(name: str, rows: list[_Row], choice: Choice, labels: Labels) -> Facet:
    """Options that at least one work has; a chosen one stays, so that it can be taken back."""
    counts = Counter(
        value for row in rows if row.fits(choice, besides=name) for value in row.values[name]
    )
    chosen = choice.of(name)
    options = [
        Option(
            value=value,
            label=label,
            count=counts[value],
            is_chosen=value in chosen,
            query=choice.toggled(name, value).query,
        )
        for value, label in labels.items()
        if counts[value] or value in chosen
    ]
    return Facet(name, FACET_NAMES[name], options)


def _page(pks: list[int], number: object) -> Page[Exhibit]:
    """The page's exhibits with their pictures; a number out of range gives the nearest page."""
    keys = Paginator(pks, PAGE_SIZE).get_page(number)  # type: ignore[arg-type]  # what a query says
    found = plates(Exhibit.objects.all()).in_bulk(list(keys.object_list))
    page: Page[Exhibit] = Page(
        [found[pk] for pk in keys.object_list],
        keys.number,
        keys.paginator,  # type: ignore[arg-type]  # counts keys instead of exhibits
    )
    return page
