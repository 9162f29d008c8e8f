"""Our Daphne as a process: its port, its end."""

import signal
import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest
from websockets.sync.client import connect

from streaming.broadcast.models import Stage
from streaming.live.frames import Frame
from tests.streaming.live import servers


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
