"""Delimited text becomes rows, or is refused with its row."""

from pathlib import Path

import pytest

from mittari.errors import InputError
from mittari.formats.exchange.table_file import read_rows, require_room, without_empty_end


def written(folder: Path, text: str) -> Path:
    path = folder / "form.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize(
    ("text", "delimiter", "rows"),
    [
        ("a,b\n1,2\n", ",", [["a", "b"], ["1", "2"]]),
        ('\ufeffa;"b\nc"\r\n1;""""\r\n\r\n', ";", [["a", "b\nc"], ["1", '"']]),
        ("a\t\n\nb\tc", "\t", [["a", ""], [], ["b", "c"]]),
    ],
)
def test_is_read_as_it_is(text: str, delimiter: str, rows: list[list[str]], tmp_path: Path) -> None:
    assert read_rows(written(tmp_path, text), delimiter) == rows


REFUSED = {
    "open quote": ('a,b\n"1,2\n', "csv:2: this row can't be told apart"),
    "text after a quote": ('a,b\n1,2\n"1"x,2\n', "csv:3: this row can't be told apart"),
    "100,000 columns": (",".join(map(str, range(100_000))), "more than 1000 columns"),
    "100,000 empty columns": ("a\n" + "," * 99_999, "csv:2: more than 1000 columns"),
    "too many rows": ("a\n" * 20_001, "more than 20000 rows"),
    "a very long cell": ("a," + "x" * 200_000, "csv:1: this row can't be told apart"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_row_and_advice(name: str, tmp_path: Path) -> None:
    text, says = REFUSED[name]
    with pytest.raises(InputError) as caught:
        read_rows(written(tmp_path, text))
    assert says in str(caught.value)
    assert all(problem.advice for problem in caught.value.problems)


def test_a_sheet_is_named(tmp_path: Path) -> None:
    require_room(tmp_path, 20_000, 1_000)
    with pytest.raises(InputError, match="survey: more than 1000 columns"):
        require_room(tmp_path, 3, 1_001, "survey")


def test_empty_rows_at_the_end_are_left_out() -> None:
    assert without_empty_end([["a"], [""], ["b"], ["", ""], []]) == [["a"], [""], ["b"]]
    assert without_empty_end([[], [""]]) == []
