import io
import struct

import pytest

from symposium.exhibition.media import films
from symposium.exhibition.media.refusals import MediumRefused, Reason
from tests.symposium.exhibition import files

HOSTS = ["https://films.example.org"]


def refusal(content: bytes) -> Reason:
    with pytest.raises(MediumRefused) as refused:
        films.check_mp4(io.BytesIO(content))
    return refused.value.reason


def test_a_film_passes_in_any_order_of_boxes() -> None:
    films.check_mp4(io.BytesIO(files.mp4()))
    last = struct.pack(">I4s", 0, b"mdat") + bytes(50)
    head = files.box(b"ftyp", b"mp42\0\0\0\0")
    films.check_mp4(io.BytesIO(head + files.box(b"free") + files.box(b"moov") + last))
    long_box = struct.pack(">I4sQ", 1, b"mdat", 16 + 20) + bytes(20)
    films.check_mp4(io.BytesIO(head + files.box(b"moov") + long_box))


@pytest.mark.parametrize(
    "content",
    [b"", b"\x1aE\xdf\xa3webm", b"<html>", files.picture((64, 64)), files.box(b"ftyp", b"heic")],
)
def test_other_files_are_refused(content: bytes) -> None:
    assert refusal(content) == Reason.NOT_A_FILM


@pytest.mark.parametrize(
    "rest",
    [
        files.box(b"mdat", bytes(10)),
        files.box(b"moov", bytes(10)),
        files.mp4()[8:],
        struct.pack(">I4s", 0xFFFFFFFF, b"mdat"),
        struct.pack(">I4s", 4, b"mdat"),
        struct.pack(">I4sQ", 1, b"mdat", 2**63),
        struct.pack(">I4s", 1, b"mdat"),
        b"\0\0\0",
        struct.pack(">I4s", 8, b"free") * 20_000,
    ],
)
def test_absurd_boxes_are_refused(rest: bytes) -> None:
    assert refusal(files.box(b"ftyp", b"isom\0\0\0\0") + rest) == Reason.FILM_DAMAGED


def test_streams_of_this_site_and_of_allowed_hosts() -> None:
    assert films.check_stream(" /films/a/master.m3u8 ", HOSTS) == "/films/a/master.m3u8"
    elsewhere = "https://films.example.org/a.m3u8?token=1"
    assert films.check_stream(elsewhere, HOSTS) == elsewhere


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("https://films.example.org/a.mp4", Reason.STREAM_ADDRESS),
        ("https://elsewhere.example.org/a.m3u8", Reason.STREAM_HOST),
        ("http://films.example.org/a.m3u8", Reason.STREAM_HOST),
        ("//elsewhere.example.org/a.m3u8", Reason.STREAM_HOST),
        ("https://films.example.org@evil.example/a.m3u8", Reason.STREAM_HOST),
        ("/\\evil.example/a.m3u8", Reason.STREAM_HOST),
        ("javascript:alert(1)//.m3u8", Reason.STREAM_HOST),
        ("a.m3u8", Reason.STREAM_HOST),
    ],
)
def test_other_streams_are_refused(address: str, reason: Reason) -> None:
    with pytest.raises(MediumRefused) as refused:
        films.check_stream(address, HOSTS)
    assert refused.value.reason == reason
