"""The organizers' table of works: what each still lacks."""

import dataclasses

from symposium.exhibition.models import Exhibit, Medium, Work
from symposium.lib import folding
from symposium.lib.language_names import language_name
from symposium.program.models import Edition

LACKS = ("translation", "picture", "refused")


@dataclasses.dataclass(frozen=True)
class Row:
    exhibit: Exhibit
    missing_languages: list[str]
    media: list[Medium]

    @property
    def cover(self) -> Medium | None:
        return next(
            (m for m in self.media if m.state == Medium.State.READY and m.derivatives), None
        )

    @property
    def waiting(self) -> list[Medium]:
        return [medium for medium in self.media if medium.state == Medium.State.WAITING]

    @property
    def refused(self) -> list[Medium]:
        return [medium for medium in self.media if medium.state == Medium.State.REFUSED]

    @property
    def lacks(self) -> set[str]:
        """Those of LACKS that hold for this work."""
        found = {
            "translation": bool(self.missing_languages),
            "picture": self.cover is None,
            "refused": bool(self.refused),
        }
        return {name for name, holds in found.items() if holds}


def rows_to_edit(
    edition: Edition,
    *,
    search: str = "",
    form: str = "",
    lack: str = "",
    selected: str = "",
    on_show: str = "",
) -> list[Row]:
    """All works of an edition, hidden ones too, in the order of the walk. Two queries.

    `selected` and `on_show` are "yes", "no" or empty for both; `lack` is one of LACKS or empty.
    """
    exhibits = Exhibit.objects.filter(edition=edition).in_order()
    exhibits = exhibits.select_related("work__institution", "hall").prefetch_related("work__media")
    if form:
        exhibits = exhibits.filter(work__form=form)
    if selected:
        exhibits = exhibits.filter(is_selected=selected == "yes")
    if on_show:
        exhibits = exhibits.filter(is_on_show=on_show == "yes")
    rows = [_row(exhibit, edition.languages) for exhibit in exhibits]
    terms = folding.terms(search)
    return [
        row
        for row in rows
        if (not lack or lack in row.lacks) and all(term in _text_of(row) for term in terms)
    ]


def _row(exhibit: Exhibit, languages: list[str]) -> Row:
    return Row(
        exhibit=exhibit,
        missing_languages=missing_languages(exhibit.work, languages),
        media=list(exhibit.work.media.all()),
    )


def missing_languages(work: Work, languages: list[str]) -> list[str]:
    """Names of the languages in which the title or the summary is missing."""
    missing = {*work.title.missing(languages), *work.summary.missing(languages)}
    return [language_name(code) for code in languages if code in missing]


def _text_of(row: Row) -> str:
    work = row.exhibit.work
    names = "\n".join([work.slug, *work.institution.name.values()])
    return f"{work.search_text}\n{folding.folded(names)}"
