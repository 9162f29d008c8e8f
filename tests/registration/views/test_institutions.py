from collections.abc import Callable

import pytest
from django.test import Client

from symposium.accounts.models import AuditEntry, User
from symposium.institutions.models import Institution
from symposium.program.models import Edition
from tests.registration.conftest import Register

SignIn = Callable[[User], Client]
LIST = "/en/2021/organize/institutions/"


@pytest.fixture
def proposed(db: None) -> Institution:
    return Institution.objects.create(
        slug="nairobi-museum",
        name={"en": "Nairobi Museum", "fr": "Musée de Nairobi"},
        sort_name="Nairobi Museum",
        territory="KE",
        is_proposed=True,
    )


@pytest.mark.parametrize("path", ["", "{pk}/"])
def test_outsiders_find_nothing(
    edition: Edition,
    proposed: Institution,
    outsider: User,
    moderator: User,
    signed_in: SignIn,
    path: str,
) -> None:
    for person in (outsider, moderator):
        answer = signed_in(person).get(LIST + path.format(pk=proposed.pk))
        assert answer.status_code == 404


@pytest.mark.parametrize("verb", ["confirm", "merge"])
def test_outsiders_decide_nothing(
    edition: Edition, proposed: Institution, outsider: User, signed_in: SignIn, verb: str
) -> None:
    answer = signed_in(outsider).post(f"{LIST}{proposed.pk}/{verb}/", {"into": proposed.pk})
    assert answer.status_code == 404
    proposed.refresh_from_db()
    assert proposed.is_proposed


def test_confirming(
    edition: Edition, proposed: Institution, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    assert client.get(LIST).context["proposed"] == [proposed]
    client.post(f"{LIST}{proposed.pk}/confirm/")
    assert client.get(LIST).context["proposed"] == []
    assert AuditEntry.objects.get().verb == "institution.confirmed"


def test_merging_moves_people_and_keeps_names(
    make: Register,
    proposed: Institution,
    museum: Institution,
    organizer: User,
    signed_in: SignIn,
) -> None:
    registration = make(institution=proposed)
    client = signed_in(organizer)
    assert client.get(f"{LIST}{proposed.pk}/").context["similar"] == [museum]
    client.post(f"{LIST}{proposed.pk}/merge/", {"into": museum.pk})
    registration.refresh_from_db()
    museum.refresh_from_db()
    assert registration.institution == museum
    assert dict(museum.name) == {
        "en": "Nairobi National Museum",
        "zh-hans": "内罗毕国家博物馆",
        "fr": "Musée de Nairobi",
    }
    assert not Institution.objects.filter(pk=proposed.pk).exists()


@pytest.mark.parametrize("into", ["", "999999", "x"])
def test_merging_into_nothing_changes_nothing(
    edition: Edition, proposed: Institution, organizer: User, signed_in: SignIn, into: str
) -> None:
    answer = signed_in(organizer).post(f"{LIST}{proposed.pk}/merge/", {"into": into})
    assert answer["Location"] == f"{LIST}{proposed.pk}/"
    assert Institution.objects.count() == 1


def test_correcting(
    edition: Edition,
    proposed: Institution,
    museum: Institution,
    organizer: User,
    signed_in: SignIn,
) -> None:
    client = signed_in(organizer)
    values = {"name_en": "Museum of Nairobi", "kind": "venue", "territory": "KE", "city": "Nairobi"}
    assert client.post(f"{LIST}{proposed.pk}/", values)["Location"] == LIST
    proposed.refresh_from_db()
    assert (proposed.sort_name, proposed.city) == ("Museum of Nairobi", "Nairobi")

    answer = client.post(f"{LIST}{proposed.pk}/", {**values, "name_en": museum.sort_name})
    assert answer.status_code == 422
    assert answer.context["form"].errors["name"] == [
        "Another institution of this country has the same name. Merge the two instead."
    ]
    answer = client.post(f"{LIST}{proposed.pk}/", {**values, "territory": ""})
    assert list(answer.context["form"].errors) == ["territory"]


def test_the_list_names_possible_doubles_and_the_page_their_history(
    make: Register,
    proposed: Institution,
    museum: Institution,
    organizer: User,
    signed_in: SignIn,
) -> None:
    proposed.aliases = ["Nairobi, National Museum"]
    proposed.save()
    client = signed_in(organizer)
    [double] = client.get(LIST).context["doubles"]
    assert {double.first, double.second} == {museum, proposed}
    client.post(f"{LIST}{proposed.pk}/merge/", {"into": museum.pk})
    assert client.get(LIST).context["doubles"] == []
    page = client.get(f"{LIST}{museum.pk}/").content.decode()
    assert "What has become part of it" in page
    assert "nairobi-museum" in page


def test_other_spellings_are_written_a_line_each(
    museum: Institution, organizer: User, signed_in: SignIn
) -> None:
    client = signed_in(organizer)
    values = {
        "name_en": "Nairobi National Museum",
        "kind": "venue",
        "territory": "KE",
        "aliases": "NNM\n\nMakumbusho ya Taifa",
    }
    answer = client.post(f"{LIST}{museum.pk}/", values)
    assert answer.status_code == 302
    museum.refresh_from_db()
    assert museum.aliases == ["NNM", "Makumbusho ya Taifa"]
