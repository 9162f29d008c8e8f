"""The direct way to a socket, on real servers. Fails when a new version of one of them differs."""

import sys
import time
from collections.abc import Iterator

import pytest
from websockets.sync.client import connect

from tests.streaming.live import servers


@pytest.fixture(scope="module", params=["daphne", "uvicorn"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    port = servers.free_port()
    command = [sys.executable, "-m", "tests.streaming.live.direct", request.param, str(port)]
    with servers.running(command, port, DJANGO_SETTINGS_MODULE="symposium.settings"):
        yield f"ws://127.0.0.1:{port}/"


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 1_000_000])
def test_ready_frames_of_every_length_arrive_whole(address: str, size: int) -> None:
    with connect(address, compression=None, max_size=None) as browser:
        browser.send(f"size:{size}")
        assert browser.recv(5) == "x" * size
        assert str(browser.recv(5)).isdecimal()


def test_a_browser_that_offers_compression_is_served_without_it(address: str) -> None:
    with connect(address, compression="deflate") as browser:
        browser.send("size:3")
        assert browser.recv(5) == "xxx"
        assert browser.protocol.extensions == []


def test_frames_stay_in_order_when_the_socket_is_full(address: str) -> None:
    with connect(address, compression=None, max_size=None) as browser:
        browser.send("flood:600")
        time.sleep(0.3)
        frames = [browser.recv(5) for _ in range(600)]
        assert {len(frame) for frame in frames} == {16_384}
        assert int(browser.recv(5)) > 0
        browser.send("pending")
        assert browser.recv(5) == "0"


def test_what_waits_is_reported_and_not_hidden_in_another_buffer(address: str) -> None:
    """A reader that takes nothing: all but what the kernel took must be seen as pending."""
    with connect(address, compression=None, max_size=None, max_queue=1) as browser:
        browser.send("flood:1000")
        time.sleep(0.5)
        for _ in range(1000):
            browser.recv(5)
        pending = int(browser.recv(5))
    assert 1_000 * 16_388 - pending < 8_000_000
    assert pending > 1_000_000


def test_a_message_past_all_bounds_ends_its_own_connection_only(address: str) -> None:
    with connect(address, compression=None) as good, connect(address, compression=None) as bad:
        bad.send("x" * 70_000)
        time.sleep(0.2)
        good.send("size:3")
        assert good.recv(5) == "xxx"
