"""Repeated scores: what is kept, what is left out, what is refused."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.repeated import Repeated, repeated
from mittari.errors import InputError

GOOD = {"id": ["b", "b", "a", "c"], "month": ["0", "1.5", "0", "2"], "y": ["1", "2", "3", ""]}


def read(**changed: list[object]) -> Repeated:
    return repeated(pd.DataFrame(GOOD | changed), client="id", time="month", score="y", source="m.csv")


def test_scores_by_client() -> None:
    found = read()
    assert list(found.names) == ["b", "a"]
    assert list(found.everybody) == ["b", "a", "c"]
    assert found.client.tolist() == [0, 0, 1]
    assert found.score.tolist() == [1, 2, 3]
    assert found.time.tolist() == [0, 1.5, 0]
    assert (found.counts.tolist(), found.unscored) == ([2, 1], 1)


REFUSED: list[tuple[dict[str, list[object]], str]] = [
    ({"month": ["1.5", "1.50", "0", "2"]}, "m.csv:2: id, month: this client has several rows at this time"),
    ({"month": ["0", "", "0", "2"]}, "m.csv:3: month: is empty"),
    ({"month": ["0", "later", "0", "2"]}, "m.csv:3: month: not a number"),
    ({"y": ["1", "2", "three", ""]}, "m.csv:4: y: not a number"),
    ({"y": [1, 2, np.inf, 4]}, "m.csv:4: y: not a finite number"),
    ({"id": ["b", "b", " ", "c"]}, "m.csv:4: id: is empty"),
]


@pytest.mark.parametrize(("changed", "says"), REFUSED)
def test_bad_rows_are_named(changed: dict[str, list[object]], says: str) -> None:
    with pytest.raises(InputError) as refused:
        read(**changed)
    assert says in str(refused.value)


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(InputError) as refused:
        read(y=["x", "2", "z", ""], month=["0", "", "0", "2"])
    assert [one.line for one in refused.value.problems] == [3, 2, 4]


def test_an_unknown_column() -> None:
    with pytest.raises(InputError, match="z: there is no such column"):
        repeated(pd.DataFrame(GOOD), client="id", time="month", score="z")


def test_a_score_beyond_its_scale_is_named() -> None:
    with pytest.raises(InputError, match=r"^m\.csv:4: y: is above 2, the highest possible score"):
        repeated(pd.DataFrame(GOOD), client="id", time="month", score="y", source="m.csv", ends=(1, 2))
