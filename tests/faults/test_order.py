"""What a promise rests on: the log of changes is on the disk before "saved" leaves, seen in the calls to the system."""

import threading
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.faults.browser import Browser
from tests.faults.filling import Filler, Form
from tests.faults.server import Server
from tests.faults.tracing import order_of, traced
from tests.faults.world import World

pytestmark = [pytest.mark.faults, pytest.mark.timeout(120)]


class Thorough(Filler):
    """Somebody who neither changes her mind nor leaves half-way."""

    def fill(self, stop: threading.Event) -> None:
        page = self.enter()
        while page.path.startswith("/my/answer/"):
            page = self.answer(page)
        self.submit(page)


def order(world: World, server: Server, file: Path, forms: int) -> Counter[tuple[str, bool]]:
    """What the calls say about so many forms, filled in one after the other."""
    with server, traced(server, file) as possible:
        if not possible:
            pytest.skip("strace is not here or may not look at a process; nothing else shows the order of the calls")
        for seed in range(forms):
            Thorough(Form(world.link()), Browser(server.port), Random(seed)).fill(threading.Event())  # noqa: S311
    return order_of(file.read_text(errors="replace"))


def test_the_log_of_changes_is_synced_before_the_reply_leaves(sqlite_world: World, tmp_path: Path) -> None:
    found = order(sqlite_world, Server(sqlite_world.url, tmp_path / "server.log"), tmp_path / "calls", forms=4)
    questions = len(sqlite_world.meter.items)
    assert found == {("/my/answer", True): 4 * questions, ("/my/submit", True): 4}


def test_a_reply_before_the_sync_is_caught(sqlite_world: World, tmp_path: Path) -> None:
    """The planted fault: if this one were not seen, the test above could not fail."""
    late = Server(sqlite_world.url, tmp_path / "server.log", app="tests.faults.late:create_late_app()")
    found = order(sqlite_world, late, tmp_path / "calls", forms=1)
    assert found == {("/my/answer", True): len(sqlite_world.meter.items), ("/my/submit", False): 1}
