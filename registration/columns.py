"""The columns of organizers' lists and files: what each is called, and what it says of a row."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registration import wording
from registration.models import Question, Registration, RegistrationQuerySet
from symposium.lib.personal_data import Text
from symposium.program.models import Edition

ANSWER = "answer."


@dataclass(frozen=True)
class Column:
    """`value` says it for a file. On the page a column may be `sort`ed by a name of `SORTS`."""

    key: str
    label: Text
    value: Callable[[Registration], str]
    sort: str = ""
    relations: tuple[str, ...] = ()


def _minute(registration: Registration, at: datetime | None) -> str:
    local = at.astimezone(registration.edition.zone) if at else None
    return local.isoformat(sep=" ", timespec="minutes") if local else ""


COLUMNS = [
    Column("edition", _("Edition"), lambda row: row.edition.slug),
    Column("name", pgettext_lazy("person", "Name"), lambda row: row.display_name, "name"),
    Column("latin_name", _("Name in Latin letters"), lambda row: row.latin_name),
    Column("email", _("E-mail address"), lambda row: row.email),
    Column("institution", _("Institution"), lambda row: str(row.institution or ""), "institution"),
    Column(
        "institution_en",
        _("Institution in English"),
        lambda row: row.institution.sort_name if row.institution else "",
    ),
    Column("territory", _("Country or region"), lambda row: row.territory, "territory"),
    Column("country", _("Counts for the country"), lambda row: row.country),
    Column("category", _("Category"), lambda row: str(row.category), "category"),
    Column("mode", _("Taking part"), lambda row: str(row.get_mode_display()), "mode"),
    Column("language", _("Language"), lambda row: row.language),
    Column("state", _("State"), lambda row: str(row.get_state_display()), "state"),
    Column(
        "registered",
        _("Registered"),
        lambda row: _minute(row, row.registered_at),
        "registered",
    ),
    Column("changed", _("Last changed"), lambda row: _minute(row, row.changed_at)),
    Column(
        "delegation",
        _("Delegation"),
        lambda row: str(row.delegation.institution) if row.delegation else "",
        relations=("delegation__institution",),
    ),
    Column("code", _("Code"), lambda row: row.code),
]
BY_KEY = {column.key: column for column in COLUMNS}
# What a list shows unless its reader chooses; files hold all.
USUAL = ["name", "institution", "territory", "category", "mode", "registered", "state"]


def answer_columns(edition: Edition) -> list[Column]:
    """One for each question of an edition, the retired ones too: their answers stay. One query.
    Rows need `detailed`."""
    return [_answer_column(question) for question in edition.questions_asked.all()]


def chosen(keys: Iterable[str], available: Iterable[Column]) -> list[Column]:
    """The columns of these keys in their own order, the name always among them; for no known key
    the usual ones."""
    columns = list(available)
    wanted = {*keys} & {column.key for column in columns} or {*USUAL}
    return [column for column in columns if column.key in wanted | {"name"}]


def detailed(rows: RegistrationQuerySet, shown: Iterable[Column]) -> RegistrationQuerySet:
    """With all that these columns say, in one query, and one more where there are answers."""
    shown = list(shown)
    relations = {relation for column in shown for relation in column.relations}
    rows = rows.with_details()
    # Without a name, `select_related` would take everything for granted that cannot be empty.
    rows = rows.select_related(*relations) if relations else rows
    answers = any(column.key.startswith(ANSWER) for column in shown)
    return rows.prefetch_related("answers") if answers else rows


def _answer_column(question: Question) -> Column:
    today = question.as_asked()

    def value(registration: Registration) -> str:
        for answer in registration.answers.all():
            if answer.question_id == question.pk:
                return wording.text_of(answer.value, answer.asked or today, between="; ")
        return ""

    return Column(ANSWER + question.slug, str(question), value)
