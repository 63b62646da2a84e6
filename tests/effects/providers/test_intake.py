"""Clients as they came: numbers and categories, what is left out, and what is refused."""

import numpy as np
import pandas as pd
import pytest

from mittari.effects.providers.intake import Intake, read_intake
from mittari.errors import InputError

GOOD = pd.DataFrame(
    {
        "unit": ["b", "a", "b", "a", "b", "a"],
        "better": ["1", "0", "", "1", "0", "1"],
        "age": ["30", "41", "35", "", "28", "50"],
        "sex": ["f", "m", "f", "f", "", "f"],
        "code": ["1", "2", "1", "1", "2", "3"],
    }
)


def read(frame: pd.DataFrame, *case_mix: str, categories: tuple[str, ...] = ()) -> Intake:
    names = {"provider": "unit", "outcome": "better", "source": "clients.csv"}
    return read_intake(frame, case_mix=case_mix, categories=categories, **names)


def test_numbers_and_categories() -> None:
    found = read(GOOD, "age", "sex")
    assert found.names.tolist() == ["a", "b"]
    assert found.provider.tolist() == [1, 0, 0]
    assert found.outcome.tolist() == [1, 0, 1]
    assert found.columns == ("age", "sex m")
    assert found.asked == {"age": 0, "sex": 2}
    assert found.case_mix.tolist() == [[30, 0], [41, 1], [50, 0]]
    assert (found.unknown_outcome, found.unknown_intake) == (1, 2)
    assert found.sizes.tolist() == [2, 1]


def test_numbers_that_are_names() -> None:
    found = read(GOOD, "code", categories=("code",))
    assert found.columns == ("code 2", "code 3")
    assert found.asked == {"code": 3}
    assert found.case_mix.tolist() == [[0, 0], [1, 0], [0, 0], [1, 0], [0, 1]]
    assert read(GOOD, "code").columns == ("code",)


def test_frames_of_numbers_read_as_text_does() -> None:
    typed = GOOD.assign(better=pd.to_numeric(GOOD["better"]), age=pd.to_numeric(GOOD["age"]))
    assert np.array_equal(read(typed, "age").case_mix, read(GOOD, "age").case_mix)


def test_without_a_case_mix() -> None:
    found = read(GOOD)
    assert found.case_mix.shape == (5, 0)
    assert found.unknown_intake == 0


REFUSED = {
    "no provider": ({"unit": ["b", " ", "b", "a", "b", "a"]}, "clients.csv:3: unit: is empty"),
    "an outcome of 2": ({"better": ["1", "0", "2", "1", "0", "1"]}, "clients.csv:4: better: is neither 0 nor 1"),
    "text among numbers": ({"age": ["30", "old", "35", "", "28", "50"]}, "clients.csv:3: age: not a number"),
    "one outcome": ({"better": ["1", "1", "", "1", "1", "1"]}, "it is 1 for everybody"),
    "one age": ({"age": ["30"] * 6}, "age: it is the same for everybody"),
    "an age of the provider": ({"age": ["30", "41", "30", "41", "30", "41"]}, "age: it is the same for all clients of"),
    "one name": ({"age": ["old", "old", "", "old", "old", "old"]}, "^clients.csv: age: it is the same for everybody"),
    "nobody": ({"age": [""] * 6}, "no client has both an outcome and a case mix"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_used_is_named(name: str) -> None:
    changed, says = REFUSED[name]
    with pytest.raises(InputError, match=says):
        read(GOOD.assign(**changed), "age")


def test_a_column_that_follows_from_others_is_named() -> None:
    months = GOOD.assign(
        age=["30", "41", "35", "28", "28", "50"],
        months=["360", "492", "420", "336", "336", "600"],
        better=list("101101"),
    )
    with pytest.raises(InputError, match=r"^clients\.csv: months: it follows from the columns before it"):
        read(months, "age", "months")
    assert read(months.assign(months=["361", *months["months"][1:]]), "age", "months").columns == ("age", "months")


def test_a_column_of_too_many_names_is_named_without_them() -> None:
    many = pd.DataFrame({"unit": list("ab") * 20, "better": [0, 1, 1, 0] * 10, "age": [f"{n},5" for n in range(40)]})
    with pytest.raises(InputError) as refused:
        read(many, "age")
    assert "clients.csv: age: 40 different names are not taken for categories" in str(refused.value)
    assert "7,5" not in str(refused.value)
    assert len(read(many, "age", categories=("age",)).columns) == 39


def test_a_category_that_tells_nothing_is_not_named() -> None:
    rows = pd.DataFrame({"unit": list("ab") * 20, "better": [0, 1, 1, 0] * 10, "code": list("1122") * 10})
    # Of the third and fourth nobody has an outcome.
    rare = rows.assign(code=[*list("1122") * 9, *"1134"], better=[*[0, 1, 1, 0] * 9, 0, 1, "", ""])
    with pytest.raises(InputError) as refused:
        read(rare, "code", categories=("code",))
    says = "clients.csv: code: one of its categories: it is the same for everybody"
    assert [str(one).split(" -> ")[0] for one in refused.value.problems] == [says]


def test_columns_that_are_not_there() -> None:
    with pytest.raises(InputError, match="income: there is no such column"):
        read(GOOD, "income")
    with pytest.raises(InputError, match="sex: is a category, but not in the case mix"):
        read(GOOD, "age", categories=("sex",))
    with pytest.raises(InputError, match="one column is named twice"):
        read(GOOD, "age", "better")
