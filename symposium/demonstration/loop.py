"""The demonstration's stream: one stored film, served as itself or as a live stream without end.

What is live follows from the clock alone: the film repeats since EPOCH, segment after segment, and
a playlist shows the last few that are over. Each repetition begins with a discontinuity (RFC 8216,
4.3.2.3), so players start its timestamps anew. Nothing runs while nobody watches.
"""

import functools
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "data" / "stream"
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
WINDOW = 6  # segments that a live playlist shows
LANGUAGE_TAGS = {"zh-hans": "zh-Hans"}


class NoSuchTrack(LookupError):
    """A playlist or a segment that the stream does not have."""


@dataclass(frozen=True)
class Track:
    """One rendition of picture or sound; `durations` of its segments are in seconds."""

    kind: str
    stem: str
    name: str
    durations: tuple[float, ...]
    codecs: str
    peak: int  # bits per second
    mean: int
    language: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Subtitles:
    """One language; a cue is start and end in seconds of the film, and its words."""

    language: str
    name: str
    cues: tuple[tuple[float, float, str], ...]

    @property
    def stem(self) -> str:
        return f"subtitles-{self.language}"


@dataclass(frozen=True)
class Stream:
    """The stored film: its tracks share the instants at which segments begin."""

    tracks: dict[str, Track]
    subtitles: dict[str, Subtitles]

    @property
    def durations(self) -> tuple[float, ...]:
        return next(iter(self.tracks.values())).durations

    @property
    def length(self) -> float:
        return sum(self.durations)

    def of_kind(self, kind: str) -> list[Track]:
        return [track for track in self.tracks.values() if track.kind == kind]


@functools.cache
def stored() -> Stream:
    """The stream as `make_stream.py` described it."""
    data = json.loads((FOLDER / "stream.json").read_text(encoding="utf-8"))
    tracks = (
        Track(**{**track, "durations": tuple(track["durations"])}) for track in data["tracks"]
    )
    subtitles = (
        Subtitles(
            each["language"], each["name"], tuple((s, e, words) for s, e, words in each["cues"])
        )
        for each in data["subtitles"]
    )
    return Stream({track.stem: track for track in tracks}, {each.stem: each for each in subtitles})


# Playlists


def master_playlist(stream: Stream, mode: str) -> str:
    """The list of renditions; `mode` is "live" or "vod" and begins the name of every playlist."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    audio = stream.of_kind("audio")
    for index, track in enumerate(audio):
        lines.append(
            _media("AUDIO", "sound", track.name, track.language, index == 0, mode, track.stem)
        )
    for each in stream.subtitles.values():
        lines.append(_media("SUBTITLES", "words", each.name, each.language, False, mode, each.stem))
    sound = max(audio, key=lambda track: track.peak)
    for track in sorted(stream.of_kind("video"), key=lambda track: -track.height):
        lines += [
            f"#EXT-X-STREAM-INF:BANDWIDTH={track.peak + sound.peak},"
            f"AVERAGE-BANDWIDTH={track.mean + sound.mean},"
            f'CODECS="{track.codecs},{sound.codecs}",RESOLUTION={track.width}x{track.height},'
            'FRAME-RATE=12.500,AUDIO="sound",SUBTITLES="words"',
            f"{mode}-{track.stem}.m3u8",
        ]
    # For lines that carry no picture: the sound alone.
    lines += [
        f"#EXT-X-STREAM-INF:BANDWIDTH={sound.peak},AVERAGE-BANDWIDTH={sound.mean},"
        f'CODECS="{sound.codecs}",AUDIO="sound",SUBTITLES="words"',
        f"{mode}-{audio[0].stem}.m3u8",
    ]
    return "\n".join(lines) + "\n"


def _media(
    kind: str, group: str, name: str, language: str, default: bool, mode: str, stem: str
) -> str:
    return (
        f'#EXT-X-MEDIA:TYPE={kind},GROUP-ID="{group}",NAME="{name}",'
        f'LANGUAGE="{LANGUAGE_TAGS.get(language, language)}",'
        f'DEFAULT={"YES" if default else "NO"},AUTOSELECT=YES,URI="{mode}-{stem}.m3u8"'
    )


def vod_playlist(stream: Stream, stem: str) -> str:
    """The whole film of one track; NoSuchTrack for an unknown `stem`."""
    lines = [*_opening(stream), "#EXT-X-MEDIA-SEQUENCE:0", "#EXT-X-PLAYLIST-TYPE:VOD"]
    lines += _initialization(stream, stem)
    for index in range(len(stream.durations)):
        lines += _segment(stream, stem, index)
    return "\n".join([*lines, "#EXT-X-ENDLIST", ""])


def live_playlist(stream: Stream, stem: str, now: datetime) -> str:
    """The last WINDOW segments of one track that are over at `now` (aware)."""
    last = segment_at(stream, now) - 1
    first = last - WINDOW + 1
    count = len(stream.durations)
    lines = [
        *_opening(stream),
        f"#EXT-X-MEDIA-SEQUENCE:{first}",
        # Tags in the list count on from here, that of the first segment included.
        f"#EXT-X-DISCONTINUITY-SEQUENCE:{(first - 1) // count}",
    ]
    for number in range(first, last + 1):
        repetition, index = divmod(number, count)
        if index == 0:
            lines.append("#EXT-X-DISCONTINUITY")
        if index == 0 or number == first:
            lines += _initialization(stream, stem)
            lines.append(f"#EXT-X-PROGRAM-DATE-TIME:{_instant(stream, repetition, index)}")
        lines += _segment(stream, stem, index)
    return "\n".join([*lines, ""])


def segment_at(stream: Stream, now: datetime) -> int:
    """The number, counted since EPOCH, of the segment that is being shown at `now`."""
    repetition, within = divmod((now - EPOCH).total_seconds(), stream.length)
    index = 0
    for duration in stream.durations[:-1]:
        within -= duration
        if within < 0:
            break
        index += 1
    return int(repetition) * len(stream.durations) + index


def _opening(stream: Stream) -> list[str]:
    target = max(round(duration) for duration in stream.durations)
    return ["#EXTM3U", "#EXT-X-VERSION:7", f"#EXT-X-TARGETDURATION:{target}"]


def _initialization(stream: Stream, stem: str) -> list[str]:
    return [f'#EXT-X-MAP:URI="{stem}-init.mp4"'] if stem in stream.tracks else []


def _segment(stream: Stream, stem: str, index: int) -> list[str]:
    if stem in stream.tracks:
        return [f"#EXTINF:{stream.tracks[stem].durations[index]:.3f},", f"{stem}-{index:02}.m4s"]
    if stem in stream.subtitles:
        return [f"#EXTINF:{stream.durations[index]:.3f},", f"{stem}-{index:02}.vtt"]
    raise NoSuchTrack(stem)


def _instant(stream: Stream, repetition: int, index: int) -> str:
    since = repetition * stream.length + sum(stream.durations[:index])
    return (EPOCH + timedelta(seconds=since)).strftime("%Y-%m-%dT%H:%M:%S.000Z")


# Subtitles


def subtitle_segment(stream: Stream, stem: str, index: int) -> str:
    """The cues that show during one segment, in WebVTT; NoSuchTrack when there is none.

    Times are those of the film, as in the segments of picture and sound; a cue that outlives its
    segment is repeated in the next, as RFC 8216 (3.5) asks.
    """
    if stem not in stream.subtitles or not 0 <= index < len(stream.durations):
        raise NoSuchTrack(stem)
    start = sum(stream.durations[:index])
    end = start + stream.durations[index]
    # One second maps to one second: hls.js takes a map of zero to zero for none, and errs then.
    lines = ["WEBVTT", "X-TIMESTAMP-MAP=LOCAL:00:00:01.000,MPEGTS:90000", ""]
    for number, (shown, hidden, words) in enumerate(stream.subtitles[stem].cues):
        if shown < end and hidden > start:
            lines += [str(number), f"{_clock(shown)} --> {_clock(hidden)}", words, ""]
    return "\n".join(lines)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"00:{int(minutes):02}:{rest:06.3f}"
