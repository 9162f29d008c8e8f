"""Reads for the exhibition's pages and exports."""

from symposium.exhibition.queries.choice import Choice
from symposium.exhibition.queries.institutions import InstitutionEntry, institutions_on_show
from symposium.exhibition.queries.opening import figures, plates_for_opening
from symposium.exhibition.queries.organize import Row, missing_languages, rows_to_edit
from symposium.exhibition.queries.related import works_for_session
from symposium.exhibition.queries.wall import Facet, Figures, Option, Wall, wall
from symposium.exhibition.queries.works import WorkPage, exhibits_of, work_page

__all__ = [
    "Choice",
    "Facet",
    "Figures",
    "InstitutionEntry",
    "Option",
    "Row",
    "Wall",
    "WorkPage",
    "exhibits_of",
    "figures",
    "institutions_on_show",
    "missing_languages",
    "plates_for_opening",
    "rows_to_edit",
    "wall",
    "work_page",
    "works_for_session",
]
