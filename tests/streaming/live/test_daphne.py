"""The direct way to a socket, on a real Daphne. Fails when a new version of it differs."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from websockets.sync.client import connect

from streaming.broadcast.models import Stage
from streaming.live.frames import Frame
from tests.streaming.live import servers


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    port = servers.free_port()
    command = [sys.executable, "-m", "tests.streaming.live.direct", str(port)]
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


def test_a_frame_is_as_the_protocol_wants_it() -> None:
    assert Frame(b"hi").wire == b"\x81\x02hi"
    assert Frame(b"x" * 200).wire[:4] == b"\x81\x7e\x00\xc8"
    assert Frame(b"x" * 70_000).wire[:10] == b"\x81\x7f" + (70_000).to_bytes(8, "big")


def test_a_port_in_use_is_one_clear_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "manage.py", "serve", f"127.0.0.1:{port}"]
        done = subprocess.run(
            command, cwd=servers.ROOT, capture_output=True, text=True, check=False, timeout=30
        )
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"CommandError: Port {port} is in use. Stop what listens there, or choose another port."
    )


@pytest.mark.django_db(transaction=True)
def test_one_process_serves_pages_and_sockets_and_ends_cleanly(stage: Stage) -> None:
    port = servers.free_port()
    with servers.daphne(port) as process:
        page = f"http://127.0.0.1:{port}/en/2021/live/main/board.json"
        with urlopen(page, timeout=10) as answer:
            assert answer.status == 200
            assert answer.headers["Cache-Control"] == "public, max-age=1"
        with connect(
            f"ws://127.0.0.1:{port}/ws/live/2021/main/",
            origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]  # a NewType of str
            compression=None,
        ) as browser:
            assert '"type":"board"' in str(browser.recv(10))
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 0
        said = process.stdout.read() if process.stdout else ""
        assert "Traceback" not in said
