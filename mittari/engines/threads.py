"""The engine for functions that work in arrays: a few parts at a time in one process, added in the parts' order."""

import operator
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

from mittari.engines.local import run as add_in_order

P = TypeVar("P")
S = TypeVar("S")
MOST = 4


def run(function: Callable[[P], S], partitions: Iterable[P], add: Callable[[S, S], S] = operator.add) -> S:
    """The sum, by `add` and in the order of the parts, of the function's results; raises InputError without parts."""
    threads = max(1, min(MOST, os.cpu_count() or 1))
    waiting = iter(partitions)
    with ThreadPoolExecutor(threads) as pool:
        # No more parts than threads are in memory: the next one is begun when a result has been taken.
        running = [pool.submit(function, part) for part in islice(waiting, threads)]

        def results() -> Iterable[S]:
            while running:
                found = running.pop(0).result()
                running.extend(pool.submit(function, part) for part in islice(waiting, 1))
                yield found

        return add_in_order(lambda result: result, results(), add)
