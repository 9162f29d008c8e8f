"""Ranges, types and what is never served."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from django.test import AsyncClient, Client

CONTENT = bytes(range(256)) * 4


@pytest.fixture
def film(settings: Any, tmp_path: Path) -> str:
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "film.mp4").write_bytes(CONTENT)
    return "/media/a/film.mp4"


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_a_whole_file_may_be_kept_forever(client: Client, film: str) -> None:
    response = client.get(film)
    assert (response.status_code, body(response)) == (200, CONTENT)
    assert response["Content-Type"] == "video/mp4"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Accept-Ranges"] == "bytes"
    assert response["Content-Length"] == "1024"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Set-Cookie" not in response
    again = client.get(film, headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-99", 0, 100),
        ("bytes=1000-", 1000, 1024),
        ("bytes=-24", 1000, 1024),
        ("bytes=1000-9999", 1000, 1024),
        ("bytes=-9999", 0, 1024),
        ("bytes=0-0", 0, 1),
    ],
)
def test_a_range(client: Client, film: str, asked: str, start: int, end: int) -> None:
    response = client.get(film, headers={"Range": asked})
    assert (response.status_code, body(response)) == (206, CONTENT[start:end])
    assert response["Content-Range"] == f"bytes {start}-{end - 1}/1024"
    assert response["Content-Length"] == str(end - start)


@pytest.mark.parametrize("asked", ["bytes=", "bytes=-", "bytes=9-1", "bytes=0-1,5-6", "rows=0-1"])
def test_what_is_no_single_range_gives_the_whole(client: Client, film: str, asked: str) -> None:
    response = client.get(film, headers={"Range": asked})
    assert (response.status_code, body(response)) == (200, CONTENT)


@pytest.mark.parametrize("asked", ["bytes=1024-", "bytes=5000-6000", "bytes=-0"])
def test_a_range_outside_the_file(client: Client, film: str, asked: str) -> None:
    response = client.get(film, headers={"Range": asked})
    assert response.status_code == 416
    assert response["Content-Range"] == "bytes */1024"


def test_a_range_of_another_version_gives_the_whole(client: Client, film: str) -> None:
    headers = {"Range": "bytes=0-9", "If-Range": '"older"'}
    assert client.get(film, headers=headers).status_code == 200


def test_head_has_no_body_and_post_is_not_allowed(client: Client, film: str) -> None:
    response = client.head(film)
    assert (response.status_code, response["Content-Length"], response.content) == (
        200,
        "1024",
        b"",
    )
    assert client.post(film).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "private/film.mp4",
        "a/page.html",
        "a/picture.svg",
        "a/film.mp4/../../private/film.mp4",
        "../outside.mp4",
        "a/%2e%2e/%2e%2e/outside.mp4",
        "a/missing.mp4",
        f"{'a' * 5000}.mp4",
        "a",
    ],
)
def test_what_is_never_served(client: Client, film: str, tmp_path: Path, path: str) -> None:
    for name in ("private/film.mp4", "a/page.html", "a/picture.svg", "../outside.mp4"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"secret")
    assert client.get(f"/media/{path}").status_code == 404


def test_under_asgi_the_file_is_sent_piece_by_piece(film: str) -> None:
    async def read() -> bytes:
        response = await AsyncClient().get(film, headers={"Range": "bytes=100-"})
        assert response.status_code == 206
        return b"".join([piece async for piece in response])  # type: ignore[attr-defined]

    assert asyncio.run(read()) == CONTENT[100:]
