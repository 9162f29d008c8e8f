"""94 works of 31 museums in five halls, with plates, films, photographs and three models."""

import csv
import hashlib
import io
import json
import multiprocessing
import os
import zlib
from collections.abc import Collection, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from functools import cache
from typing import Any, Literal

from django.db import transaction

from symposium.demonstration.prints import printed
from symposium.demonstration.steps import DATA
from symposium.exhibition import actions
from symposium.exhibition.media import glb, pictures, stored
from symposium.exhibition.models import Exhibit, Hall, Medium, Work
from symposium.exhibition.rights import Rights
from symposium.institutions.actions import new_slug
from symposium.institutions.models import Institution
from symposium.program.models import Edition

STREAM_ROOT = "/demonstration/"
PROCESSES = 2
RIGHTS = {
    "3d-model": Rights.CC0,
    "activity": Rights.CC_BY_SA,
    "film": Rights.IN_COPYRIGHT,
    "fulldome": Rights.EDUCATION,
    "game": Rights.CC_BY_NC_SA,
    "lecture": Rights.CC_BY,
}


def load(edition: Edition) -> None:
    """About a minute on one core at first; then only what is missing."""
    load_works(edition)
    load_media(edition)


@transaction.atomic
def load_works(edition: Edition) -> None:
    """Halls, works and their places, without media."""
    halls = _load_halls(edition)
    known = set(Exhibit.objects.filter(edition=edition).values_list("work__slug", flat=True))
    for row in _rows():
        if _slug(row["ref"]) not in known:
            _load_work(edition, row, halls)


def load_media(edition: Edition, refs: Collection[str] | None = None) -> None:
    """Media of all works that have none yet, or of those named."""
    works = {
        work.slug.upper(): work
        for work in Work.objects.filter(exhibits__edition=edition, media__isnull=True)
        if refs is None or work.slug.upper() in refs
    }
    wanted = {ref: work for ref, work in works.items() if ref in _texts()}
    for ref, picture in _printed(wanted):
        with transaction.atomic():
            _load_media_of(wanted[ref], ref, picture)


def _load_halls(edition: Edition) -> dict[str, Hall]:
    """The hall for each family of plates."""
    halls: dict[str, Hall] = {}
    for position, data in enumerate(_halls()["halls"]):
        hall, _is_new = Hall.objects.get_or_create(
            edition=edition,
            slug=data["slug"],
            defaults={
                "name": data["name"],
                "introduction": data["introduction"],
                "position": position,
            },
        )
        halls |= dict.fromkeys(data["plates"], hall)
    return halls


def _load_work(edition: Edition, row: dict[str, str], halls: dict[str, Hall]) -> None:
    text = _texts()[row["ref"]]
    work = Work(
        institution=_institution(row["museum"], row["country"]),
        slug=_slug(row["ref"]),
        title=text["title"],
        summary=text["summary"],
        form=row["form"],
        year=text["year"],
        sdg_goals=text["goals"],
        rights=RIGHTS.get(row["form"], Rights.CC_BY_NC),
        credit=_halls()["credit"],
    )
    work.search_text = work.text_for_search()
    work.save()
    is_selected = row["selected"] == "yes"
    Exhibit.objects.create(
        edition=edition,
        work=work,
        hall=halls[text["plate"]],
        # The jury's choice hangs first; the rest is mixed, so that museums meet on the wall.
        position=0 if is_selected else 1 + zlib.crc32(row["ref"].encode()) % 1000,
        is_selected=is_selected,
        is_on_show=True,
    )


def _institution(name: str, territory: str) -> Institution:
    found = Institution.objects.filter(sort_name__iexact=name, territory=territory).first()
    return found or Institution.objects.create(
        slug=new_slug(name), name={"en": name}, sort_name=name, territory=territory
    )


def _printed(refs: Collection[str]) -> Iterator[tuple[str, pictures.Picture]]:
    """Plates as they get ready; drawn in processes of their own where there are many."""
    if len(refs) < 8:
        yield from ((ref, printed(ref, *_plate_of(ref))) for ref in refs)
        return
    workers = min(PROCESSES, os.cpu_count() or 1)
    # A new interpreter each: a fork would take open database connections along.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: dict[Future[pictures.Picture], str] = {
            pool.submit(printed, ref, *_plate_of(ref)): ref for ref in refs
        }
        for done in as_completed(waiting):
            yield waiting[done], done.result()


def _plate_of(ref: str) -> tuple[str, Literal["light", "dark"]]:
    """Family and palette; stars are white on the night."""
    family = _texts()[ref]["plate"]
    return family, "dark" if family == "stars" else "light"


def _load_media_of(work: Work, ref: str, picture: pictures.Picture) -> None:
    text = _texts()[ref]
    digest = hashlib.sha256(picture.sizes[-1].content).hexdigest()
    plate = Medium.objects.create(
        work=work,
        kind=Medium.Kind.PICTURE,
        state=Medium.State.READY,
        original_name=f"{ref}.svg",
        sha256=digest,
        alt=_halls()["plates"][text["plate"]],
        license=Rights.CC0,
        **actions.picture_fields(picture, digest),
    )
    if "image" in text:
        _load_photograph(work, ref, text["image"])
    if "model" in text:
        _load_model(work, text["model"], plate)
    if "film" in text:
        Medium.objects.create(
            work=work,
            kind=Medium.Kind.FILM,
            state=Medium.State.READY,
            stream=f"{STREAM_ROOT}{text['film']}",
            poster=plate,
            position=1,
        )


def _load_photograph(work: Work, ref: str, name: str) -> None:
    content = (DATA / name).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    described = _halls()["photographs"][ref]
    Medium.objects.create(
        work=work,
        kind=Medium.Kind.PICTURE,
        state=Medium.State.READY,
        original_name=name.rpartition("/")[2],
        sha256=digest,
        alt=described["alt"],
        credit=described["credit"],
        license=described["license"],
        position=2,
        **actions.picture_fields(pictures.prepare(io.BytesIO(content)), digest),
    )


def _load_model(work: Work, name: str, poster: Medium) -> None:
    with (DATA / name).open("rb") as file:
        glb.check(file)
        digest = stored.digest_of(file)
        path = stored.keep_file(file, digest, ".glb")
    Medium.objects.create(
        work=work,
        kind=Medium.Kind.MODEL,
        state=Medium.State.READY,
        original_name=name.rpartition("/")[2],
        sha256=digest,
        file=path,
        poster=poster,
        alt=poster.alt,
        license=Rights.CC0,
        position=1,
    )


def _slug(ref: str) -> str:
    return ref.lower()


def _rows() -> list[dict[str, str]]:
    with (DATA / "works_94.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _texts() -> dict[str, dict[str, Any]]:
    works: dict[str, dict[str, Any]] = json.loads(
        (DATA / "works_94_texts.json").read_text(encoding="utf-8")
    )["works"]
    return works


@cache
def _halls() -> dict[str, Any]:
    halls: dict[str, Any] = json.loads((DATA / "halls.json").read_text(encoding="utf-8"))
    return halls
