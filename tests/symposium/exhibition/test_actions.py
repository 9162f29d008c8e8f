from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from symposium.accounts.models import AuditEntry, User
from symposium.exhibition import actions, tasks
from symposium.exhibition.media.refusals import Reason
from symposium.exhibition.models import Exhibit, Medium, Work
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.symposium.exhibition import files
from tests.symposium.exhibition.conftest import AddWork, upload

Commit = DjangoCaptureOnCommitCallbacks


def test_a_new_work_gets_an_address_that_stays_and_the_end_of_its_wall(
    edition: Edition, beijing: Institution, add_work: AddWork, organizer: User, now: datetime
) -> None:
    add_work("first")
    work = Work(institution=beijing, title={"en": "The Reef", "zh-hans": "礁石"}, form="film")
    exhibit = Exhibit(edition=edition, work=work)
    actions.save_exhibit(exhibit=exhibit, by=organizer, at=now)
    assert (exhibit.work.slug, exhibit.position, exhibit.is_on_show) == ("the-reef", 1, False)
    assert exhibit.work.search_text == "the reef 礁石"
    exhibit.work.title = {"en": "The Coral"}
    actions.save_exhibit(exhibit=exhibit, by=organizer, at=now, address="192.0.2.1")
    assert (exhibit.work.slug, exhibit.work.search_text) == ("the-reef", "the coral")
    entries = AuditEntry.objects.order_by("pk")
    assert [entry.verb for entry in entries] == ["work.added", "work.changed"]
    assert entries[1].changes["title"][1] == {"en": "The Coral"}


def test_works_of_one_title_get_different_addresses(
    edition: Edition, beijing: Institution, organizer: User, now: datetime
) -> None:
    for _time in range(2):
        work = Work(institution=beijing, title={"zh-hans": "礁石"}, form="film")
        actions.save_exhibit(exhibit=Exhibit(edition=edition, work=work), by=organizer, at=now)
    assert Work.objects.values("slug").distinct().count() == 2


def test_choosing_and_showing_are_recorded_once(
    add_work: AddWork, organizer: User, now: datetime
) -> None:
    exhibit = add_work("reef", is_on_show=False)
    for _time in range(2):
        actions.set_selected(exhibit=exhibit, is_selected=True, by=organizer, at=now)
        actions.set_on_show(exhibit=exhibit, is_on_show=True, by=organizer, at=now)
    exhibit.refresh_from_db()
    assert (exhibit.is_selected, exhibit.is_on_show) == (True, True)
    verbs = AuditEntry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["work.selected", "work.shown"]


def test_a_work_moves_along_its_wall_and_stops_at_the_ends(
    edition: Edition, add_work: AddWork, organizer: User, now: datetime
) -> None:
    one, two, three = (add_work(name) for name in ("one", "two", "three"))
    Exhibit.objects.update(position=7)  # as an import may leave them

    def order() -> list[str]:
        exhibits = Exhibit.objects.filter(edition=edition).order_by("position")
        return list(exhibits.values_list("work__slug", flat=True))

    actions.move_exhibit(exhibit=three, step=-1, by=organizer, at=now)
    assert order() == ["one", "three", "two"]
    actions.move_exhibit(exhibit=one, step=-1, by=organizer, at=now)
    assert order() == ["one", "three", "two"]
    actions.move_exhibit(exhibit=one, step=1, by=organizer, at=now)
    assert order() == ["three", "one", "two"]
    assert AuditEntry.objects.count() == 2
    actions.move_exhibit(exhibit=two, step=1, by=organizer, at=now)
    assert order() == ["three", "one", "two"]


def add(
    exhibit: Exhibit, kind: str, content: bytes | None, organizer: User, now: datetime, **said: str
) -> Medium:
    return actions.add_medium(
        exhibit=exhibit,
        medium=Medium(kind=kind, alt={"en": "What is to be seen"}, **said),
        upload=upload(content) if content is not None else None,
        checked_by=tasks.process_medium,
        by=organizer,
        at=now,
    )


def test_a_picture_waits_and_is_ready_once_the_task_has_run(
    add_work: AddWork,
    organizer: User,
    now: datetime,
    media_root: Path,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    original = files.picture_with_place()
    with django_capture_on_commit_callbacks(execute=True):
        medium = add(add_work("reef"), "picture", original, organizer, now)
        assert medium.state == Medium.State.WAITING
    medium.refresh_from_db()
    assert medium.state == Medium.State.READY
    assert (medium.width, medium.height) == (400, 800)
    assert [size["width"] for size in medium.sizes] == [320, 400]
    for size in medium.sizes:
        content = (media_root / size["path"]).read_bytes()
        assert content[:4] == b"RIFF"
        assert b"A camera" not in content
    assert (media_root / str(medium.original)).read_bytes() == original
    assert str(medium.original).startswith("private/")


@pytest.mark.parametrize(
    ("kind", "content", "reason"),
    [
        ("picture", b"<svg onload='alert(1)'/>", Reason.NOT_A_PICTURE),
        ("picture", files.giant_png(), Reason.PICTURE_TOO_LARGE),
        ("picture", files.glb(files.triangle()), Reason.NOT_A_PICTURE),
        ("model", files.refused_model("mushroom"), Reason.GLTF_TEXT),
        ("model", files.picture((64, 64)), Reason.NOT_A_MODEL),
        ("film", files.picture((64, 64)), Reason.NOT_A_FILM),
    ],
)
def test_what_is_not_what_it_claims_is_refused_with_a_reason(
    kind: str,
    content: bytes,
    reason: Reason,
    add_work: AddWork,
    organizer: User,
    now: datetime,
    media_root: Path,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        medium = add(add_work("reef"), kind, content, organizer, now)
    medium.refresh_from_db()
    assert (medium.state, medium.refusal) == (Medium.State.REFUSED, reason)
    assert not (media_root / "exhibition").exists()


def test_a_model_and_a_film_go_on_show_as_they_are(
    add_work: AddWork,
    organizer: User,
    now: datetime,
    media_root: Path,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    exhibit = add_work("reef")
    with django_capture_on_commit_callbacks(execute=True):
        model = add(exhibit, "model", files.ammonite(), organizer, now)
        film = add(exhibit, "film", files.mp4(), organizer, now)
    model.refresh_from_db()
    film.refresh_from_db()
    assert (media_root / str(model.file)).read_bytes() == files.ammonite()
    assert model.address == f"/media/{model.file}"
    assert str(film.file).endswith(".mp4")
    assert not model.original
    assert list((media_root / "private" / "exhibition").iterdir()) == []


def test_a_stream_needs_an_address_that_browsers_may_load(
    add_work: AddWork,
    organizer: User,
    now: datetime,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    exhibit = add_work("reef")
    with django_capture_on_commit_callbacks(execute=True):
        own = add(exhibit, "film", None, organizer, now, stream="/films/reef.m3u8")
        foreign = add(exhibit, "film", None, organizer, now, stream="https://x.example/a.m3u8")
    own.refresh_from_db()
    foreign.refresh_from_db()
    assert (own.state, own.address) == (Medium.State.READY, "/films/reef.m3u8")
    assert (foreign.state, foreign.refusal) == (Medium.State.REFUSED, Reason.STREAM_HOST)


def test_the_same_file_twice_is_refused_at_once(
    add_work: AddWork, organizer: User, now: datetime
) -> None:
    exhibit, content = add_work("reef"), files.picture((64, 64))
    add(exhibit, "picture", content, organizer, now)
    with pytest.raises(actions.MediumAlreadyThere):
        add(exhibit, "picture", content, organizer, now)
    assert Medium.objects.count() == 1


def test_files_go_with_the_last_medium_that_shows_them(
    add_work: AddWork,
    organizer: User,
    now: datetime,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    content = files.picture((400, 500))
    exhibits = [add_work("one"), add_work("two")]
    with django_capture_on_commit_callbacks(execute=True):
        media = [add(exhibit, "picture", content, organizer, now) for exhibit in exhibits]
    media[0].refresh_from_db()
    path = media[0].sizes[0]["path"]
    for exhibit, medium, remains in zip(exhibits, media, [True, False], strict=True):
        medium.refresh_from_db()
        with django_capture_on_commit_callbacks(execute=True):
            actions.remove_medium(exhibit=exhibit, medium=medium, by=organizer, at=now)
        assert default_storage.exists(path) is remains
        assert not default_storage.exists(str(medium.original))


def test_a_lost_file_and_a_second_delivery_do_no_harm(
    add_work: AddWork, organizer: User, now: datetime
) -> None:
    medium = add(add_work("reef"), "picture", files.picture((64, 64)), organizer, now)
    default_storage.delete(str(medium.original))
    for _time in range(2):
        actions.process_medium(medium=medium)
        medium.refresh_from_db()
        assert (medium.state, medium.refusal) == (Medium.State.REFUSED, Reason.FILE_MISSING)
