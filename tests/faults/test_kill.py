"""SIGKILL to workers and to the master while people send answers: what was acknowledged is there, once."""

import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.faults.filling import Crowd
from tests.faults.ledger import LOST_FORM, faults_of
from tests.faults.server import Server
from tests.faults.world import World

PEOPLE = 6
WORK = 3
"""How many acknowledgements there are at least between two kills."""
MOMENT = 0.05, 0.3
"""Seconds from then to the kill."""

pytestmark = [pytest.mark.faults, pytest.mark.timeout(600)]


def run(world: World, server: Server, workers: int, masters: int, seed: int = 1) -> Crowd:
    """Kills while people fill in forms; ends when each of them has the answer to the last thing they sent."""
    with server, Crowd(world, server.port, PEOPLE, seed) as crowd:
        kill(server, crowd, workers, masters, Random(seed))  # noqa: S311
        crowd.finish()
    tell(crowd, workers, masters)
    return crowd


def kill(server: Server, crowd: Crowd, workers: int, masters: int, chance: Random) -> None:
    """Kills so many workers and masters, in a random order and at random moments of the work."""
    order = [server.kill_worker] * workers + [server.kill_master] * masters
    chance.shuffle(order)
    for one in order:
        crowd.work_on(WORK)
        time.sleep(chance.uniform(*MOMENT))
        one(chance)


def tell(crowd: Crowd, workers: int, masters: int) -> None:
    """Prints what was done, for `pytest -rP`."""
    answers, sent = sum(len(form.saved) for form in crowd.forms), sum(form.sent for form in crowd.forms)
    print(
        f"{workers} workers and {masters} masters killed: {answers} answers and {sent} forms acknowledged, "
        f"{len(crowd.forms) - sent} forms left half-way, {sum(crowd.repeats)} requests sent again"
    )


def assert_all_kept(world: World, crowd: Crowd) -> None:
    assert crowd.errors == []
    assert sum(crowd.repeats) > 0
    assert any(form.sent for form in crowd.forms)
    assert faults_of(world, crowd.forms) == Counter()


def test_a_hundred_kills_lose_and_double_nothing(sqlite_world: World, tmp_path: Path) -> None:
    server = Server(sqlite_world.url, tmp_path / "server.log")
    crowd = run(sqlite_world, server, workers=90, masters=10)
    assert_all_kept(sqlite_world, crowd)
    log = server.log.read_text()
    assert [form for form in crowd.forms if form.token in log] == []


def test_kills_lose_and_double_nothing_on_postgresql(postgres_world: World, tmp_path: Path) -> None:
    crowd = run(postgres_world, Server(postgres_world.url, tmp_path / "server.log"), workers=17, masters=3)
    assert_all_kept(postgres_world, crowd)


def test_a_promise_before_the_commit_is_caught(sqlite_world: World, tmp_path: Path) -> None:
    """The planted fault: if this one were not seen, the tests above could not fail."""
    late = Server(sqlite_world.url, tmp_path / "server.log", app="tests.faults.late:create_late_app()")
    crowd = run(sqlite_world, late, workers=16, masters=0)
    assert crowd.errors == []
    faults = faults_of(sqlite_world, crowd.forms)
    assert faults[LOST_FORM] > 0
    assert set(faults) == {LOST_FORM}


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(2, 7))
def test_five_hundred_kills(world: World, tmp_path: Path, seed: int) -> None:
    crowd = run(world, Server(world.url, tmp_path / "server.log"), workers=80, masters=20, seed=seed)
    assert_all_kept(world, crowd)
