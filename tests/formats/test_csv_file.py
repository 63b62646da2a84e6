"""CSV as people send it: read exactly, or refused with what to do; never half of it."""

import codecs
import os
import tracemalloc
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.errors import InputError
from mittari.formats import csv_file
from mittari.formats.csv_file import MAX_COLUMNS, open_csv

READ = {
    "plain": (b"a,b\n1,2\n3,4\n", [["1", "2"], ["3", "4"]]),
    "Windows line ends": (b"a,b\r\n1,2\r\n", [["1", "2"]]),
    "old line ends": (b"a,b\r1,2\r", [["1", "2"]]),
    "no line end": (b"a,b\n1,2", [["1", "2"]]),
    "byte order mark": (codecs.BOM_UTF8 + b"a,b\n1,2\n", [["1", "2"]]),
    "UTF-16": ("a,b\n1,työ\n".encode("utf-16"), [["1", "työ"]]),
    "UTF-16 of the other end": (codecs.BOM_UTF16_BE + "a,b\n1,työ\n".encode("utf-16-be"), [["1", "työ"]]),
    "semicolons": (b"a;b\n1,5;2\n", [["1,5", "2"]]),
    "tabs": (b"a\tb\n1,5\t2\n", [["1,5", "2"]]),
    "quoted comma": (b'a,b\n"1,5",2\n', [["1,5", "2"]]),
    "quoted lines": (b'a,b\n"one\n\ntwo",2\n3,4\n', [["one\n\ntwo", "2"], ["3", "4"]]),
    "quoted quotes": (b'a,b\n"a ""b"" c",2\n', [['a "b" c', "2"]]),
    "empty cells": (b"a,b\n,\n1,\n", [["", ""], ["1", ""]]),
    "empty line between": (b"a,b\n1,2\n\n3,4\n", [["1", "2"], ["", ""], ["3", "4"]]),
    "empty cells at the end": (b"a,b\n1,2\n,\n", [["1", "2"], ["", ""]]),
    "empty cells and lines at the end": (b"a,b\n1,2\n,\n\r\n\r\n", [["1", "2"], ["", ""]]),
    "empty cells alone": (b"a,b\n,\n,\n\n", [["", ""], ["", ""]]),
    "empty lines alone": (b"a,b\n\n\n", []),
    "empty lines at the end": (b"a,b\n1,2\n\n\n", [["1", "2"]]),
    "words of other types": (b"a,b\nNA,true\nnull,007\n1e3,nan\n", [["NA", "true"], ["null", "007"], ["1e3", "nan"]]),
    "header only": (b"a,b\n", []),
    "header without line end": (b"a,b", []),
    "header of two lines": (b'a,"b\nc"\n1,2\n', [["1", "2"]]),
    "1 MB of text": (b"a,b\n" + b"x" * 1_000_000 + b",2\n", [["x" * 1_000_000, "2"]]),
}
REFUSED = {
    "empty": (b"", "the file is empty"),
    "blank": (b"  \n", "the file is empty"),
    "latin-1": ("a,b\ntyö,2\n".encode("latin-1"), "not UTF-8"),
    "latin-1 header": ("työ,b\n1,2\n".encode("latin-1"), "not UTF-8"),
    "half a UTF-16 letter": ("a,b\n1,2\n".encode("utf-16") + b"\x01", "not UTF-8"),
    "UTF-16 without its mark": ("a,b\n1,2\n".encode("utf-16-le"), "NUL"),
    "NUL": (b"a,b\n1,\x002\n", "NUL"),
    "spreadsheet": (b"PK\x03\x04rest", "a spreadsheet or zip file"),
    "open quote": (b'a,b\n1,"2\n3,4\n', "a quote is opened"),
    "open quote in front": (b'a,b\n"1,2\n3,4\n', "a quote is opened"),
    "open quote in the header": (b'a,"b\n1,2\n', "a quote is opened"),
    "short row": (b"a,b\n1,2\n3\n", "csv:3: 1 columns, the header has 2"),
    "long row": (b"a,b\n1,2\n3,4,5\n", "csv:3: 3 columns, the header has 2"),
    "long row after lines in a cell": (b'a,b\n"1\n1",2\n3,4,5\n', "csv:3: 3 columns"),
    "column twice": (b"a,b,a\n1,2,3\n", "twice: a"),
    "two columns without a name": (b"a,,\n1,2,3\n", "twice"),
    "very long name": (b'"' + b"x" * 200_000 + b'",b\n1,2\n', "can't be told apart into names"),
    "too many columns": (",".join(map(str, range(20_000))).encode() + b"\n", "20000 columns"),
    "100,000 columns": (",".join(map(str, range(100_000))).encode() + b"\n", "100000 columns"),
    "a header without end": (b"a," * 3_000_000, "the first line is longer than 4 MB"),
}


def written(folder: Path, content: bytes) -> Path:
    path = folder / "answers.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", READ)
def test_is_read_as_it_is(name: str, tmp_path: Path) -> None:
    content, rows = READ[name]
    assert open_csv(written(tmp_path, content)).read().to_numpy().tolist() == rows


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_advice(name: str, tmp_path: Path) -> None:
    content, says = REFUSED[name]
    with pytest.raises(InputError) as caught:
        open_csv(written(tmp_path, content)).read()
    assert says in str(caught.value)
    assert all(problem.advice for problem in caught.value.problems)


def test_all_uneven_rows_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        open_csv(written(tmp_path, b"a,b\n1\n1,2\n1,2,3\n")).read()
    assert [problem.line for problem in caught.value.problems] == [2, 4]


def test_a_refusal_never_shows_a_cell(tmp_path: Path) -> None:
    for content in (b"a,b\nsecret,2,3\n", b'a,b\nsecret,"2\n', "a,b\nsecret,ä\n".encode("latin-1")):
        with pytest.raises(InputError) as caught:
            open_csv(written(tmp_path, content)).read()
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(("missing", "says"), [("none.csv", "No such file"), (".", "Is a directory")])
def test_what_can_t_be_opened_is_refused(missing: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=says):
        open_csv(tmp_path / missing)


@pytest.mark.parametrize(
    ("content", "comma"), [(b"a,b\n", False), (b"a;b\n", True), (b"a\tb\n", True), (b"a\n", False)]
)
def test_decimal_commas_belong_to_other_delimiters(content: bytes, comma: bool, tmp_path: Path) -> None:
    assert open_csv(written(tmp_path, content)).decimal_comma is comma


def test_pieces_follow_each_other_by_row_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_file, "BLOCK_BYTES", 40)
    rows = [[str(number), ""] if number % 5 else ["", ""] for number in range(1, 60)]
    path = written(tmp_path, b"a,b\n" + b"".join(f"{a},{b}\n".encode() for a, b in rows) + b"\n\n\n")
    pieces = list(open_csv(path).pieces())
    assert len(pieces) > 5
    for first_row, frame in pieces:
        assert frame.to_numpy().tolist() == rows[first_row - 2 : first_row - 2 + len(frame)]
    assert sum(len(frame) for _, frame in pieces) == len(rows)


def test_a_file_of_line_ends_is_read_in_bounded_memory(tmp_path: Path) -> None:
    path = written(tmp_path, b"a,b\r\n1,2\r\n" + b"\r\n" * 4_000_000)
    tracemalloc.start()
    source = open_csv(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert source.blank_end == 4_000_000
    assert peak < 20 * 1024 * 1024


@pytest.mark.parametrize("size", [*range(1024 * 1024 - 4, 1024 * 1024 + 2)])
def test_line_ends_across_pieces_count_once(size: int, tmp_path: Path) -> None:
    text = b"a\r\n" + b"x" * (size - 3) + b"\r\n\r\n\r\n"
    assert open_csv(written(tmp_path, text)).blank_end == 2


def test_the_widest_file_is_read(tmp_path: Path) -> None:
    header = ",".join(f"c{number}" for number in range(MAX_COLUMNS)).encode()
    assert open_csv(written(tmp_path, header + b"\n")).read().shape == (0, MAX_COLUMNS)


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=6)


@given(rows=st.lists(st.tuples(cells, cells), min_size=1, max_size=6))
def test_reads_what_pandas_wrote(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("csv") / "answers.csv"
    pd.DataFrame(rows, columns=["a", "b"]).to_csv(path, index=False)
    assert open_csv(path).read().to_numpy().tolist() == [list(row) for row in rows]


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = os.open(pipe, os.O_RDWR)
    os.write(writer, b"a,b\n1,2\n")
    with pytest.raises(InputError, match="this is a pipe, not a file"):
        open_csv(pipe)
    os.close(writer)
