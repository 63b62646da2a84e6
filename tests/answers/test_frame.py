"""Tables of answers become codes; every cell that can't be read is named, and none becomes a 0."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mittari.answers.frame import CellProblem, Origin, read_codes
from mittari.answers.non_answer import NonAnswer
from mittari.definitions.meter import Meter, read_meter
from mittari.errors import InputError
from tests.small_meter import small_meter

NEEDED = ["working", "calm", "tense", "pace", "tempo", "ability"]


@pytest.fixture(scope="module")
def meter(tmp_path_factory: pytest.TempPathFactory) -> Meter:
    return small_meter(tmp_path_factory.mktemp("frame"))


def answers(**columns: Sequence[object]) -> pd.DataFrame:
    rows = len(next(iter(columns.values())))
    return pd.DataFrame({name: columns.get(name, [None] * rows) for name in [*NEEDED, *columns]})


def places(problems: list[CellProblem]) -> list[tuple[str, int | None]]:
    return [(problem.place, problem.line) for problem in problems]


def test_reads_codes_words_and_nothing(meter: Meter) -> None:
    written = ["3", "3.0", " 1 ", "", "missing", "refused", "not_applicable", "9", "not_asked", None, np.nan, pd.NA]
    codes, problems = read_codes(meter, answers(calm=written))
    assert codes["calm"].tolist() == [3, 3, 1, -128, -128, -127, -126, -127, -125, -128, -128, -128]
    assert codes["calm"].dtype == np.int8
    assert problems == []


@pytest.mark.parametrize("dtype", ["int8", "int64", "float32", "float64", "Int8", "object"])
def test_numbers_of_any_type_are_the_same_codes(meter: Meter, dtype: str) -> None:
    frame = answers(calm=[0, 3, -128, -127]).astype({"calm": dtype})
    assert read_codes(meter, frame)[0]["calm"].tolist() == [0, 3, -128, -127]


def test_names_every_cell_it_can_t_read_and_counts_it_as_missing(meter: Meter) -> None:
    frame = answers(calm=["4", "3", "x"], ability=["11", "-128", "2,5"])
    codes, problems = read_codes(meter, frame, Origin("a.csv", first_row=2))
    assert places(problems) == [("calm", 2), ("calm", 4), ("ability", 2), ("ability", 3), ("ability", 4)]
    assert codes["calm"].tolist() == [-128, 3, -128]
    assert codes["ability"].tolist() == [-128, -128, -128]


def test_the_first_row_of_a_frame_is_named_too(meter: Meter) -> None:
    _, problems = read_codes(meter, answers(calm=["4"]))
    assert str(problems[0]).startswith("frame:0: calm: not one of the codes 0-3")


def test_a_cell_s_content_is_for_its_owner_only(meter: Meter) -> None:
    _, problems = read_codes(meter, answers(calm=["120190-123X"]))
    assert problems[0].value == "120190-123X"
    assert "120190" not in str(problems[0]) + repr(problems[0]) + str(InputError(problems))


def test_decimal_commas_count_only_where_the_file_says_so(meter: Meter) -> None:
    frame = answers(hours=["7,5"])
    assert read_codes(meter, frame, Origin(decimal_comma=True))[0]["hours"].tolist() == [7.5]
    _, problems = read_codes(meter, frame)
    assert problems[0].reason == "a decimal comma; write a decimal point"


def test_an_answer_to_a_question_that_was_not_asked_is_named(meter: Meter) -> None:
    codes, problems = read_codes(meter, answers(working=["0", "1"], pace=["2", "2"]), Origin(first_row=2))
    assert places(problems) == [("pace", 2)]
    assert codes["pace"].tolist() == [-125, 2]


def test_every_column_a_score_needs_must_be_there(meter: Meter) -> None:
    frame = answers(calm=["1"]).drop(columns=["working", "tense"]).assign(Tense_=["1"])
    with pytest.raises(InputError) as caught:
        read_codes(meter, frame)
    assert [(problem.place, problem.advice) for problem in caught.value.problems] == [
        ("working", "add it, empty where nobody answered"),
        ("tense", "is it the column 'Tense_'? rename it"),
    ]


def test_a_column_in_other_capitals_is_proposed(meter: Meter) -> None:
    with pytest.raises(InputError) as caught:
        read_codes(meter, answers(calm=["1"]).rename(columns={"calm": "CALM", "pace": "Pace"}))
    advised = [problem.advice for problem in caught.value.problems]
    assert advised == ["is it the column 'CALM'? rename it", "is it the column 'Pace'? rename it"]


def test_another_item_s_column_is_never_proposed(meter: Meter) -> None:
    with pytest.raises(InputError) as caught:
        read_codes(meter, answers(calm=["1"]).drop(columns=["pace"]).assign(space=["1"]).rename(columns={"space": "x"}))
    assert [problem.advice for problem in caught.value.problems] == ["add it, empty where nobody answered"]


def test_a_column_twice_is_refused(meter: Meter) -> None:
    frame = pd.concat([answers(calm=["1"]), answers(calm=["2"])[["calm"]]], axis=1)
    with pytest.raises(InputError, match="calm: this column is here twice"):
        read_codes(meter, frame)


def test_no_rows_are_no_problem(meter: Meter, tmp_path: Path) -> None:
    codes, problems = read_codes(meter, answers(calm=[]))
    assert [len(column) for column in codes.values()] == [0] * len(NEEDED)
    assert problems == []


@pytest.mark.parametrize("kind", ["int8", "Int64", "float32", "float64", "str", "category", "object"])
def test_columns_of_any_kind_are_read_alike(meter: Meter, kind: str) -> None:
    codes, problems = read_codes(meter, answers(calm=[3, 9, 2, 7, 0]).astype({"calm": kind}))
    assert codes["calm"].tolist() == [3, -127, 2, -128, 0]
    assert [(problem.place, problem.line, float(problem.value)) for problem in problems] == [("calm", 3, 7)]


@pytest.mark.parametrize("kind", ["int16", "Int64", "float64"])
def test_numbers_that_fit_no_byte_are_read_as_well(meter: Meter, kind: str) -> None:
    codes, problems = read_codes(meter, answers(calm=[3, 300, -126], hours=[100, 7, 101]).astype({"calm": kind}))
    assert codes["calm"].tolist() == [3, -128, -126]
    assert places(problems) == [("calm", 1), ("hours", 2)]


@pytest.mark.parametrize("kind", ["Int64", "float32", "float64", "object"])
def test_empty_cells_of_any_kind_are_missing(meter: Meter, kind: str) -> None:
    codes, problems = read_codes(meter, answers(calm=[2, None, 1]).astype({"calm": kind}))
    assert (codes["calm"].tolist(), problems) == ([2, -128, 1], [])


def test_age_and_gender_may_be_left_out_of_a_file() -> None:
    meter = read_meter(Path(__file__).parents[2] / "instruments/constructs/norm-table")[0]
    codes, problems = read_codes(meter, pd.DataFrame({"ability": [9, 3]}))
    assert problems == []
    assert codes["gender"].tolist() == codes["age"].tolist() == [NonAnswer.MISSING] * 2
