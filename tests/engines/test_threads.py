"""The engine on threads: the same sums in the same order, few parts at a time."""

import threading
import time

import pytest

from mittari.engines import ENGINES, threads
from mittari.engines.threads import run
from mittari.errors import InputError


def test_results_are_added_in_the_order_of_the_parts() -> None:
    def late_first(part: int) -> list[int]:
        time.sleep(0.02 / (part + 1))
        return [part]

    assert run(late_first, range(7)) == list(range(7))
    assert run(len, ["ab", "c"], max) == 2


def test_no_more_parts_than_threads_are_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads.os, "cpu_count", lambda: 2)
    begun, most, lock = [0], [0], threading.Lock()

    def work(part: int) -> int:
        with lock:
            begun[0] += 1
            most[0] = max(most[0], begun[0])
        time.sleep(0.005)
        with lock:
            begun[0] -= 1
        return part

    assert run(work, range(9)) == sum(range(9))
    assert most[0] == 2


def test_an_error_in_a_part_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        run(lambda part: 1 / part, [1, 0])


def test_no_parts_is_an_error() -> None:
    with pytest.raises(InputError, match="no parts"):
        run(len, [])


def test_it_is_named() -> None:
    assert ENGINES["threads"] is run
