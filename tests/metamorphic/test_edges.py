"""Data that hold nothing: each method says so, or gives figures; none fails, warns or tells of infinities."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from mittari.errors import InputError
from tests.metamorphic.moved import Moved
from tests.metamorphic.subjects import SUBJECTS, Subject

EDGES: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "nobody": lambda rows: rows.iloc[:0],
    "one client": lambda rows: rows[rows["client"] == 0],
    "two clients": lambda rows: rows[rows["client"] < 2],
    "one time": lambda rows: rows[rows.groupby("client").cumcount() == 0],
    "all scores equal": lambda rows: rows.assign(score=50.0),
    "all at the ceiling afterwards": lambda rows: rows.assign(score=rows["score"].where(rows["time"] < 3, 100.0)),
    "everybody alike, on one line": lambda rows: rows.assign(score=40.0 + rows["time"]),
    "no score": lambda rows: rows.assign(score=np.nan),
}


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("name", SUBJECTS)
def test_what_holds_nothing_is_refused_or_told(name: str, edge: str) -> None:
    subject = SUBJECTS[name]
    rows = EDGES[edge](subject.rows)
    assert untold(subject, rows) == []


def untold(subject: Subject, rows: pd.DataFrame) -> list[str]:
    """What is left unsaid: a refusal without a reason or advice, or a figure that is infinite."""
    try:
        found = subject.figures(rows, Moved())
    except InputError as refused:
        return [str(problem) for problem in refused.problems if not (problem.reason and problem.advice)]
    return [name for name, (_, value) in found.items() if np.isinf(np.asarray(value, dtype=float)).any()]
