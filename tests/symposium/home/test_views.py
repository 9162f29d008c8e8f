import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from streaming.broadcast.models import Stage
from symposium.accounts.models import AuditEntry, User
from symposium.accounts.roles import Role
from symposium.program import actions
from symposium.program.models import Appointment, Edition, Session

SignIn = Callable[[User], Client]
# Edition, release, stages, two figures each of registrations and works, plates, editions.
HOME_QUERIES = 10


def _sessions_on(edition: Edition, opening: Session, count: int) -> None:
    """`count` sessions that are on at this moment, each with a stage."""
    # In one room at once, which is accepted here.
    opening.overlap_group = -1
    Session.objects.update(overlap_group=-1)
    for number in range(count):
        opening.pk, opening.slug, opening.guid = None, f"on-{number}", uuid.uuid4()
        opening.starts_at = timezone.now() - timedelta(minutes=10 + number)
        opening.ends_at = timezone.now() + timedelta(hours=1)
        opening.save()
        Stage.objects.create(
            edition=edition, slug=f"stage-{number}", name={"en": "Stage"}, room=opening.room
        )
    actions.publish_program(edition=edition, by=None, at=timezone.now(), heeds_rules=False)


@pytest.mark.parametrize("count", [1, 3])
def test_the_opening_page_costs_the_same_whatever_is_on(
    client: Client,
    edition: Edition,
    opening: Session,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    _sessions_on(edition, opening, count)
    client.get("/en/2021/")
    with django_assert_num_queries(HOME_QUERIES):
        response = client.get("/en/2021/")
    assert response.status_code == 200
    assert response.content.count(b'class="onstage"') == count


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("zh-CN,zh;q=0.9", "zh-hans"), ("ar", "ar"), ("sw", "en"), ("ru-RU,en;q=0.5", "ru")],
)
def test_the_front_door_leads_to_the_current_edition_in_the_visitor_s_language(
    client: Client, edition: Edition, other_edition: Edition, accepted: str, language: str
) -> None:
    response = client.get("/", headers={"accept-language": accepted})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/2021/")


def test_without_an_edition_the_front_door_says_so(client: Client, db: None) -> None:
    assert client.get("/").status_code == 404


def test_the_desk_is_for_those_who_serve(
    client: Client, edition: Edition, organizer: User, outsider: User, signed_in: SignIn
) -> None:
    assert signed_in(organizer).get("/en/2021/organize/").status_code == 200
    assert signed_in(outsider).get("/en/2021/organize/").status_code == 404
    assert client.get("/en/2021/organize/").status_code == 302


PAGES = ["edition/", "edition/clone/", "people/", "audit/"]


@pytest.mark.parametrize("page", PAGES)
def test_an_edition_s_inside_is_for_its_organizers(
    edition: Edition,
    organizer: User,
    moderator: User,
    outsider: User,
    signed_in: SignIn,
    page: str,
) -> None:
    address = f"/en/2021/organize/{page}"
    assert signed_in(organizer).get(address).status_code == 200
    for stranger in [moderator, outsider]:
        assert signed_in(stranger).get(address).status_code == 404


def test_an_organizer_clones_an_edition(
    edition: Edition, opening: Session, organizer: User, signed_in: SignIn
) -> None:
    data = {"slug": "2023", "name_en": "BRISMIS 2023", "starts_on": "2023-11-29"}
    response = signed_in(organizer).post("/en/2021/organize/edition/clone/", data)
    assert (response.status_code, response["Location"]) == (302, "/en/2023/organize/edition/")
    assert Edition.objects.get(slug="2023").sessions.count() == 1


@pytest.mark.parametrize("slug", ["2021", "account", "a b"])
def test_a_clone_needs_an_address_of_its_own_and_keeps_what_was_typed(
    edition: Edition, organizer: User, signed_in: SignIn, slug: str
) -> None:
    data = {"slug": slug, "name_en": "BRISMIS 2023", "starts_on": "2023-11-29"}
    response = signed_in(organizer).post("/en/2021/organize/edition/clone/", data)
    assert response.status_code == 200
    assert b'value="BRISMIS 2023"' in response.content
    assert list(response.context["form"].errors) == ["slug"]


def test_an_organizer_changes_an_edition(
    edition: Edition, organizer: User, signed_in: SignIn
) -> None:
    data = {
        "name_en": "BRISMIS",
        "starts_on": "2021-12-14",
        "ends_on": "2021-12-13",
        "time_zone": "Asia/Shanghai",
        "languages": ["en", "ar"],
        "mode": "hybrid",
        "lead_color": "#a63d2f",
    }
    browser = signed_in(organizer)
    refused = browser.post("/en/2021/organize/edition/", data)
    assert b"The last day lies before the first one." in refused.content
    browser.post("/en/2021/organize/edition/", {**data, "ends_on": "2021-12-17"})
    edition.refresh_from_db()
    assert (edition.name, edition.languages) == ({"en": "BRISMIS"}, ["en", "ar"])
    assert AuditEntry.objects.get().verb == "edition.changed"


def test_roles_are_given_and_taken_by_form(
    edition: Edition, organizer: User, outsider: User, signed_in: SignIn
) -> None:
    browser = signed_in(organizer)
    browser.post("/en/2021/organize/people/", {"email": "m@example.org", "role": Role.MODERATOR})
    held = Appointment.objects.get(role=Role.MODERATOR)
    address = f"/en/2021/organize/people/{held.pk}/take/"
    assert signed_in(outsider).post(address).status_code == 404
    assert browser.get(address).status_code == 405
    assert browser.post(address).status_code == 302
    assert not Appointment.objects.filter(pk=held.pk).exists()
