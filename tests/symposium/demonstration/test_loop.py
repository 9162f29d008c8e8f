"""The stream without end: what players see across the repetitions of the film."""

import itertools
from datetime import datetime, timedelta

import pytest

from symposium.demonstration import loop

STEMS = [*loop.stored().tracks, *loop.stored().subtitles]
NOW = datetime.fromisoformat("2026-03-05T09:00:30+00:00")


def shown(playlist: str) -> dict[int, tuple[str, int]]:
    """Segment number → (name, number of its discontinuity), read as RFC 8216 says."""
    number = discontinuity = 0
    segments = {}
    for line in playlist.splitlines():
        if line.startswith("#EXT-X-MEDIA-SEQUENCE:"):
            number = int(line.partition(":")[2])
        elif line.startswith("#EXT-X-DISCONTINUITY-SEQUENCE:"):
            discontinuity = int(line.partition(":")[2])
        elif line == "#EXT-X-DISCONTINUITY":
            discontinuity += 1
        elif line and not line.startswith("#"):
            segments[number] = (line, discontinuity)
            number += 1
    return segments


def instants(count: int, step: float) -> list[datetime]:
    return [NOW + timedelta(seconds=step * k) for k in range(count)]


def test_every_track_has_segments_of_four_seconds() -> None:
    stream = loop.stored()
    assert {track.durations for track in stream.tracks.values()} == {(4.0,) * 12}
    assert stream.length == 48


@pytest.mark.parametrize("stem", STEMS)
def test_windows_agree_across_two_repetitions(stem: str) -> None:
    stream = loop.stored()
    windows = [shown(loop.live_playlist(stream, stem, at)) for at in instants(110, 1.0)]
    for before, after in itertools.pairwise(windows):
        common = before.keys() & after.keys()
        assert len(common) >= loop.WINDOW - 1
        assert {k: before[k] for k in common} == {k: after[k] for k in common}
        assert max(after) - max(before) in (0, 1)
    assert len({discontinuity for window in windows for _, discontinuity in window.values()}) > 2


def test_all_tracks_show_the_same_numbers() -> None:
    stream = loop.stored()
    for at in instants(30, 1.7):
        numbers = {tuple(shown(loop.live_playlist(stream, stem, at))) for stem in STEMS}
        assert len(numbers) == 1


def test_a_repetition_begins_with_the_first_segment() -> None:
    window = shown(loop.live_playlist(loop.stored(), "video-480", NOW))
    for number, (name, discontinuity) in window.items():
        assert name == f"video-480-{number % 12:02}.m4s"
        assert discontinuity == number // 12


def test_a_live_playlist_in_full() -> None:
    at = loop.EPOCH + timedelta(seconds=48 + 9)
    assert loop.live_playlist(loop.stored(), "audio-en", at).splitlines() == [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        "#EXT-X-TARGETDURATION:4",
        "#EXT-X-MEDIA-SEQUENCE:8",
        "#EXT-X-DISCONTINUITY-SEQUENCE:0",
        '#EXT-X-MAP:URI="audio-en-init.mp4"',
        "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:32.000Z",
        "#EXTINF:4.000,",
        "audio-en-08.m4s",
        "#EXTINF:4.000,",
        "audio-en-09.m4s",
        "#EXTINF:4.000,",
        "audio-en-10.m4s",
        "#EXTINF:4.000,",
        "audio-en-11.m4s",
        "#EXT-X-DISCONTINUITY",
        '#EXT-X-MAP:URI="audio-en-init.mp4"',
        "#EXT-X-PROGRAM-DATE-TIME:2026-01-01T00:00:48.000Z",
        "#EXTINF:4.000,",
        "audio-en-00.m4s",
        "#EXTINF:4.000,",
        "audio-en-01.m4s",
    ]


def test_a_segment_is_listed_only_when_it_is_over() -> None:
    stream = loop.stored()
    end = loop.EPOCH + timedelta(seconds=4 * 101)
    before = shown(loop.live_playlist(stream, "video-240", end - timedelta(milliseconds=1)))
    after = shown(loop.live_playlist(stream, "video-240", end))
    assert (max(before), max(after)) == (99, 100)


def test_the_film_ends_as_recording() -> None:
    lines = loop.vod_playlist(loop.stored(), "video-480").splitlines()
    assert lines[-1] == "#EXT-X-ENDLIST"
    assert [line for line in lines if line.endswith(".m4s")] == [
        f"video-480-{k:02}.m4s" for k in range(12)
    ]


def test_subtitles_repeat_a_cue_in_the_segment_it_reaches_into() -> None:
    stream = loop.stored()
    first, second = (loop.subtitle_segment(stream, "subtitles-es", k) for k in (0, 1))
    words = "Bienvenidos al simposio de museos de ciencias naturales."
    assert first.splitlines() == [
        "WEBVTT",
        "X-TIMESTAMP-MAP=LOCAL:00:00:01.000,MPEGTS:90000",
        "",
        "0",
        "00:00:01.000 --> 00:00:06.500",
        words,
    ]
    assert words in second


def test_every_segment_of_subtitles_has_words_in_six_languages() -> None:
    stream = loop.stored()
    assert list(stream.subtitles) == [
        f"subtitles-{language}" for language in ("en", "zh-hans", "fr", "es", "ru", "ar")
    ]
    for stem in stream.subtitles:
        assert all("-->" in loop.subtitle_segment(stream, stem, k) for k in range(12))


def test_an_unknown_track_is_refused() -> None:
    with pytest.raises(loop.NoSuchTrack):
        loop.vod_playlist(loop.stored(), "video-9000")
    with pytest.raises(loop.NoSuchTrack):
        loop.subtitle_segment(loop.stored(), "subtitles-fr", 12)


def test_every_file_of_a_track_is_stored() -> None:
    for stem, track in loop.stored().tracks.items():
        names = ["init.mp4", *(f"{k:02}.m4s" for k in range(len(track.durations)))]
        assert all((loop.FOLDER / f"{stem}-{name}").stat().st_size for name in names)
