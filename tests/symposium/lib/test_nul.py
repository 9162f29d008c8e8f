"""NUL characters end at the door, in the large form as well."""

import pytest
from django.test import Client

from symposium.program.models import Edition

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address",
    [
        "/en/2021/program/?room=%00",
        "/en/2021/live/main/questions/a%00b/vote/",
        "/media/film.mp4%00.webp",
        "/api/v1/editions/%00",
        "/api/v1/institutions?q=a%00",
    ],
)
def test_an_address_with_one_is_refused(client: Client, edition: Edition, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("name", ["sessionid", "viewer", "theme"])
def test_a_cookie_with_one_is_as_none(client: Client, edition: Edition, name: str) -> None:
    # Browsers may quote a cookie's value; "\000" is how it then writes the character.
    answer = client.get("/en/2021/me/", headers={"Cookie": rf'{name}="aaaaaaaa\000aaaaaaaa"'})
    assert (answer.status_code, answer["Location"]) == (302, "/en/account/login/?next=/en/2021/me/")
