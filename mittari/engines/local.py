"""The engine that needs nothing but Python: one part after the other, so that only one is in memory."""

import operator
from collections.abc import Callable, Iterable
from functools import reduce
from typing import TypeVar

from mittari.errors import InputError, Problem

P = TypeVar("P")
S = TypeVar("S")


def run(function: Callable[[P], S], partitions: Iterable[P], add: Callable[[S, S], S] = operator.add) -> S:
    """The sum, by `add` and in the order of the parts, of the function's results; raises InputError without parts."""
    results = map(function, partitions)
    try:
        first = next(results)
    except StopIteration:
        raise InputError([Problem("snapshot", "", "has no parts", "write it again with mittari snapshot")]) from None
    return reduce(add, results, first)
