"""Three workshops with few places, and the two training workshops of 2018 and 2019."""

import csv
import json
from datetime import date, timedelta
from functools import cache
from typing import Any

from registration.models import Registration, Workshop, WorkshopPlace
from symposium.demonstration.steps import DATA
from symposium.program.models import Edition, Session

COHORT_DAYS = 5
WHOLE_DAY = 360


def load(edition: Edition) -> None:
    """Make the workshops that are missing."""
    for number, data in enumerate(_data()["workshops"]):
        _workshop(edition, number, data)
    for data in _data()["cohorts"]:
        _cohort(Edition.objects.get(slug=data["edition"]), data)


def follow(edition: Edition) -> None:
    """Once the edition's days have moved, its workshops are on them again."""
    for data in _data()["workshops"]:
        rows = Workshop.objects.filter(edition=edition, slug=data["slug"])
        rows.update(days=_days(edition, data))


@cache
def _data() -> dict[str, Any]:
    document: dict[str, Any] = json.loads((DATA / "workshops.json").read_text(encoding="utf-8"))
    return document


def _workshop(edition: Edition, number: int, data: dict[str, Any]) -> None:
    workshop, is_new = Workshop.objects.get_or_create(
        edition=edition,
        slug=data["slug"],
        defaults={
            "name": data["name"],
            "description": data["description"],
            "size": data["size"],
            "session": _session(edition, data),
            "days": _days(edition, data),
        },
    )
    if not is_new:
        return
    count = data["taken"] + data["waiting"]
    people = Registration.objects.filter(edition=edition, mode="on_site").confirmed()
    came = edition.starts_at - timedelta(days=5)
    WorkshopPlace.objects.bulk_create(
        WorkshopPlace(
            workshop=workshop,
            registration=registration,
            state="confirmed" if place < data["taken"] else "waiting",
            waiting_since=None if place < data["taken"] else came + timedelta(hours=place),
            created_at=came,
        )
        # Every second, from another one each time: some people have places in two.
        for place, registration in enumerate(
            people.order_by("pk")[number : number + 2 * count : 2][:count]
        )
    )


def _session(edition: Edition, data: dict[str, Any]) -> Session | None:
    return Session.objects.filter(edition=edition, slug=data.get("session")).first()


def _days(edition: Edition, data: dict[str, Any]) -> list[str]:
    if "day" in data:
        return [edition.days[data["day"] - 1].isoformat()]
    session = _session(edition, data)
    if session is None or session.starts_at is None:
        return []
    return [session.starts_at.astimezone(edition.zone).date().isoformat()]


def _cohort(edition: Edition, data: dict[str, Any]) -> None:
    with (DATA / data["file"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    first = date.fromisoformat(data["first_day"])
    days = [(first + timedelta(days=number)).isoformat() for number in range(COHORT_DAYS)]
    cohort, is_new = Workshop.objects.get_or_create(
        edition=edition,
        slug=data["file"].removesuffix(".csv").replace("_", "-"),
        defaults={
            "name": data["name"],
            "size": len(rows),
            "days": days,
            "is_public": False,
            "country": "CN",
            "day_minutes": WHOLE_DAY,
        },
    )
    if is_new:
        WorkshopPlace.objects.bulk_create(
            _guest(cohort, number, row) for number, row in enumerate(rows)
        )


def _guest(cohort: Workshop, number: int, row: dict[str, str]) -> WorkshopPlace:
    return WorkshopPlace(
        workshop=cohort,
        guest_name=f"Participant {row['ref']}",
        guest_territory=row["country"],
        guest_venue=row.get("venue") or row.get("province") or "",
        state="confirmed",
        created_at=cohort.edition.starts_at,
        attended={
            day: WHOLE_DAY
            for place, day in enumerate(cohort.days)
            if (7 * number + 3 * place) % 19 != 0
        },
    )
