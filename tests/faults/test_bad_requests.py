"""Requests that are no requests: refused or waited for in vain, without harm to others and without a trace of links."""

import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.browser import Browser
from tests.faults.server import Server
from tests.faults.world import World

TOKEN = "a-personal-link"
THREADS = 2
BROKEN = {
    "not HTTP": f"/l/{TOKEN}\r\n\r\n",
    "a space in the link": f"GET /l/{TOKEN} and more HTTP/1.1\r\nHost: a\r\n\r\n",
    "a byte that is no text": f"GET /l/{TOKEN}\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
    "an endless link": f"GET /l/{TOKEN * 1000} HTTP/1.1\r\nHost: a\r\n\r\n",
    "an endless header": f"GET /l/{TOKEN} HTTP/1.1\r\nHost: a\r\nX: {'y' * 100_000}\r\n\r\n",
    "two lengths": f"POST /l/{TOKEN} HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "a length below nothing": f"POST /l/{TOKEN} HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n",
}

pytestmark = [pytest.mark.faults, pytest.mark.timeout(120)]


def raw(port: int, request: str) -> socket.socket:
    """A connection on which these bytes have been sent."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=15)
    connection.sendall(request.encode())
    return connection


def test_broken_requests_are_refused_and_leave_no_link_in_the_log(sqlite_world: World, tmp_path: Path) -> None:
    with Server(sqlite_world.url, tmp_path / "server.log") as server:
        for kind, request in BROKEN.items():
            with raw(server.port, request) as connection:
                assert connection.recv(100).startswith(b"HTTP/1.1 4"), kind
        assert Browser(server.port).send("GET", f"/l/{sqlite_world.link()}").status == 200
        log = server.log.read_text()
    assert "Invalid request" in log
    assert TOKEN not in log


def test_an_error_that_no_page_catches_leaves_no_link_in_the_log(sqlite_world: World, tmp_path: Path) -> None:
    app = "tests.faults.raising:create_raising_app()"
    with Server(sqlite_world.url, tmp_path / "server.log", app) as server:
        assert Browser(server.port).send("GET", f"/l/{TOKEN}").status == 500
        log = server.log.read_text()
    assert "MemoryError" in log
    assert TOKEN not in log


def test_requests_that_stop_half_way_hold_nobody_up_for_long(sqlite_world: World, tmp_path: Path) -> None:
    small = Server(sqlite_world.url, tmp_path / "server.log", options=["--workers", "1", "--threads", str(THREADS)])
    with small as server, ExitStack() as phones:
        for _ in range(THREADS):
            phones.enter_context(raw(server.port, f"POST /l/{TOKEN} HTTP/1.1\r\nHost: a\r\nContent-Le"))
        assert Browser(server.port).insist("GET", f"/l/{sqlite_world.link()}").status == 200
