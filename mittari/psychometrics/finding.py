"""What was found out about one score by one method: figures for a table, words for a reader, or why there is none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mittari.errors import InputError


@dataclass(frozen=True)
class Figure:
    """One number, with its interval where it has one (NaN else), and the n people it comes from."""

    name: str
    value: float
    n: int
    low: float = float("nan")
    high: float = float("nan")


@dataclass(frozen=True)
class Finding:
    """One method's figures for one score, and its summary; without figures, `words` says why there are none."""

    score: str
    method: str
    words: str
    figures: tuple[Figure, ...] = ()


Made = tuple[str, Iterable[Figure]]


def found(score: str, method: str, make: Callable[[], Made]) -> Finding:
    """What a method finds; if it refuses, a finding that says why and what to do."""
    try:
        words, figures = make()
    except InputError as refused:
        reasons = dict.fromkeys(f"{problem.reason}: {problem.advice}" for problem in refused.problems)
        return not_given(score, method, "; ".join(reasons))
    return Finding(score, method, words, tuple(figures))


def not_given(score: str, method: str, reason: str) -> Finding:
    """A finding without figures."""
    return Finding(score, method, f"Not given: {reason}.")
