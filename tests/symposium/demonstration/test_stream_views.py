"""The stream over HTTP."""

import pytest
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import include, path

from symposium.demonstration import stream_views

# Of its own, because the demonstration's addresses are there only when it is switched on.
urlpatterns = [path("demonstration/", include("symposium.demonstration.stream_urls"))]
pytestmark = pytest.mark.urls(__name__)


def test_master_names_every_track(client: Client) -> None:
    answer = client.get("/demonstration/stream/live.m3u8")
    text = answer.content.decode()
    assert answer["Content-Type"] == "application/vnd.apple.mpegurl"
    assert text.count("TYPE=AUDIO") == 2
    assert text.count("TYPE=SUBTITLES") == 6
    assert text.count("#EXT-X-STREAM-INF") == 3
    names = [part.split('"')[0] for part in text.split('URI="')[1:]]
    names += [line for line in text.splitlines() if not line.startswith("#")]
    assert {client.get(f"/demonstration/stream/{name}").status_code for name in names} == {200}


def test_live_playlists_are_kept_for_a_second_and_segments_for_a_day(client: Client) -> None:
    playlist = client.get("/demonstration/stream/live-video-240.m3u8")
    segment = client.get("/demonstration/stream/video-240-00.m4s")
    assert playlist["Cache-Control"] == "public, max-age=1"
    assert segment["Cache-Control"] == "public, max-age=86400"
    assert segment["Content-Type"] == "video/mp4"


def test_subtitles_are_webvtt(client: Client) -> None:
    answer = client.get("/demonstration/stream/subtitles-ar-03.vtt")
    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert answer.content.decode().startswith("WEBVTT\n")


@pytest.mark.parametrize(
    "name",
    [
        "live-video-9000.m3u8",
        "subtitles-fr-12.vtt",
        "video-240-99.m4s",
        "stream.json",
        "..m4s",
        "other.m3u8",
        f"{'a' * 5000}.mp4",
    ],
)
def test_what_is_not_there_is_not_found(name: str, rf: RequestFactory) -> None:
    with pytest.raises(Http404):
        stream_views.stream_file(rf.get(f"/demonstration/stream/{name}"), name)


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/demonstration/stream/live.m3u8").status_code == 405
