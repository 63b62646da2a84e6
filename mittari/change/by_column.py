"""What a model refuses, by the file and the column that somebody handed in."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from mittari.errors import InputError, Problem
from mittari.statistics.identified import MODEL


@contextmanager
def by_column(
    source: str, *, client: str, time: str, score: str, fixed: Mapping[str, tuple[str, str]] | None = None
) -> Iterator[None]:
    """Inside it, what a model refuses names the file and the column of its part; `fixed` parts have (file, column).

    Models know their parts as client, time and score; other errors go through as they are.
    """
    columns = {"client": (source, client), "time": (source, time), "score": (source, score), **(fixed or {})}
    try:
        yield
    except InputError as error:
        raise InputError([_named(problem, columns) for problem in error.problems]) from None


def _named(problem: Problem, columns: dict[str, tuple[str, str]]) -> Problem:
    if problem.file != MODEL or problem.place not in columns:
        return problem
    file, column = columns[problem.place]
    return replace(problem, file=file, place=column)
