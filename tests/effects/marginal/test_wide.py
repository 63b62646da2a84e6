"""One row a person: what is read, what is left out and counted, and what is refused by line."""

from typing import Any

import pandas as pd
import pytest

from mittari.effects.marginal.wide import Wide, read_wide
from mittari.errors import InputError

FRAME = pd.DataFrame(
    {
        "id": ["a", "b", "c", "d"],
        "L0": ["1", "2", "", "4"],
        "A0": ["0", "1", "1", "0"],
        "school": ["x", "y", "x", ""],
        "A1": ["1", "1", "0", "0"],
        "Y": ["5", "6.5", "7", ""],
    }
)
ASKED: dict[str, Any] = {
    "treatments": ["A0", "A1"],
    "covariates": ["L0", "C(school)"],
    "outcome": "Y",
    "source": "w.csv",
}


def read(**changed: Any) -> Wide:
    return read_wide(FRAME.assign(**changed), **ASKED)


def test_whole_rows_are_kept_and_the_others_counted() -> None:
    found = read()
    assert found.treated.tolist() == [[0, 1], [1, 1]]
    assert found.outcome.tolist() == [5, 6.5]
    assert [list(one) for one in found.covariates] == [["L0"], ["school=x", "school=y"]]
    assert (found.left_out, found.absent) == (2, {"L0": 1, "Y": 1, "school": 1})
    assert (found.rows.name, found.rows.tolist()) == ("line", [2, 3])
    assert read_wide(FRAME, **ASKED, client="id").rows.tolist() == ["a", "b"]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "text": ({"L0": ["1", "much", "", "4"]}, "w.csv:3: L0: not a number"),
    "half a treatment": ({"A1": ["1", "1", "0.5", "0"]}, "w.csv:4: A1: is neither 0 nor 1"),
    "endless": ({"Y": [1, float("inf"), 2, 3]}, "w.csv:3: Y: not a finite number"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_rows_are_named(name: str) -> None:
    changed, says = REFUSED[name]
    with pytest.raises(InputError, match=says):
        read(**changed)


def test_a_client_has_one_row() -> None:
    with pytest.raises(InputError, match=r"w\.csv:3: id: this client has several rows"):
        read_wide(FRAME.assign(id=["a", "b", "b", "d"]), **ASKED, client="id")
    with pytest.raises(InputError, match=r"w\.csv:5: id: is empty"):
        read_wide(FRAME.assign(id=["a", "b", "c", ""]), **ASKED, client="id")


def test_columns_without_a_value_are_named() -> None:
    with pytest.raises(InputError, match=r"^w\.csv: L0: holds no value -> look whether"):
        read(L0=[""] * 4)


MISNAMED: dict[str, tuple[dict[str, Any], str]] = {
    "one set for two": ({"covariates": ["L0"]}, "2 treatments and 1 set of covariates -> name for each.*a plus: L0"),
    "two sets for one": ({"treatments": ["A0"]}, "1 treatment and 2 sets of covariates"),
    "no treatment": ({"treatments": [], "covariates": []}, "0 treatments"),
    "no such column": ({"covariates": ["L0", "L9"]}, "L9: there is no such column"),
    "the outcome": ({"covariates": ["L0+Y", ""]}, "Y: is named as the outcome and as a covariate"),
    "a treatment": ({"covariates": ["L0", "A0"]}, "A0: is named as a treatment and as a covariate -> leave it out"),
    "the client": ({"client": "L0"}, "L0: is named as the client and as a covariate -> choose one"),
    "two kinds": ({"covariates": ["L0", "C(L0)"]}, "L0: is named as groups and as a number"),
    "twice": ({"treatments": ["A0", "A0"]}, "one column is named twice"),
}


@pytest.mark.parametrize("name", MISNAMED)
def test_columns_that_can_t_be_what_they_are_named_for(name: str) -> None:
    changed, says = MISNAMED[name]
    with pytest.raises(InputError, match=says):
        read_wide(FRAME, **ASKED | changed)
