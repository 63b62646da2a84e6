"""SIGKILL to workers and to the master while people send answers: what was acknowledged is there, once."""

import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.faults.filling import Crowd, Form
from tests.faults.ledger import LOST_FORM, faults_of
from tests.faults.server import Server
from tests.faults.world import World

PEOPLE = 6
BETWEEN = 0.2, 0.6
"""Seconds from one kill to the next."""

pytestmark = [pytest.mark.faults, pytest.mark.timeout(300)]


def kill(server: Server, workers: int, masters: int, chance: Random) -> None:
    """Kills so many workers and masters, in a random order and at random moments."""
    order = [server.kill_worker] * workers + [server.kill_master] * masters
    chance.shuffle(order)
    for one in order:
        time.sleep(chance.uniform(*BETWEEN))
        one(chance)


def run(world: World, server: Server, workers: int, masters: int, seed: int) -> Crowd:
    """Kills while people fill in forms; ends when each of them has the answer to the last thing they sent."""
    with server, Crowd(world, server.port, PEOPLE, seed) as crowd:
        kill(server, workers, masters, Random(seed))  # noqa: S311
        crowd.stop.set()
        for thread in crowd.threads:
            thread.join()
    told(crowd, workers, masters)
    return crowd


def told(crowd: Crowd, workers: int, masters: int) -> None:
    """Prints what was done, for `pytest -rP`."""
    answers, sent = sum(len(form.saved) for form in crowd.forms), sum(form.sent for form in crowd.forms)
    print(
        f"{workers} workers and {masters} masters killed: {answers} answers and {sent} forms acknowledged, "
        f"{len(crowd.forms) - sent} forms left half-way, {sum(crowd.repeats)} requests sent again"
    )


def was_put_to_the_test(forms: list[Form], kills: int) -> bool:
    """Whether enough was going on: on average at least one form and five answers between two kills."""
    return sum(form.sent for form in forms) >= kills and sum(len(form.saved) for form in forms) >= 5 * kills


@pytest.mark.parametrize(("workers", "masters"), [(8, 2)])
def test_no_kill_loses_or_doubles_an_answer(
    sqlite_world: World, tmp_path: Path, workers: int, masters: int
) -> None:
    log = tmp_path / "server.log"
    crowd = run(sqlite_world, Server(sqlite_world.url, log), workers, masters, seed=1)
    assert list(crowd.errors) == []
    assert crowd.repeats
    assert faults_of(sqlite_world, crowd.forms) == Counter()
    assert not [form for form in crowd.forms if form.token in log.read_text()]
