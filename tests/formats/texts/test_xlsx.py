"""XLSX for translators: nothing in it is live, and what a spreadsheet program does to it is understood."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from mittari.errors import InputError
from mittari.formats.texts import xlsx
from mittari.formats.texts.translation import Row, Translation, to_translate
from tests.formats.texts.given import worded


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    path = tmp_path / "sent.xlsx"
    path.write_bytes(xlsx.content(to_translate(worded(tmp_path), "en", "sv")))
    return path


def test_a_text_that_looks_like_a_formula_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "sent.xlsx"
    path.write_bytes(xlsx.content(Translation("small", "1.0.0", "en", "sv", (Row("title", "=1+1", "+2"),))))
    assert [(row.source, row.target) for row in xlsx.read(path).rows] == [("=1+1", "+2")]


def test_a_date_that_a_spreadsheet_made_of_the_day_is_read(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    book["texts"]["F3"] = datetime.datetime(2026, 4, 30)  # noqa: DTZ001
    book.save(sent)
    assert xlsx.read(sent).rows[1].reviewed_on == "2026-04-30"


def test_empty_rows_and_other_columns_do_not_matter(sent: Path) -> None:
    before = xlsx.read(sent)
    book = openpyxl.load_workbook(sent)
    book["texts"].insert_rows(4)
    book["texts"]["J1"], book["texts"]["J2"] = "my remarks", "hm"
    book.save(sent)
    after = xlsx.read(sent)
    assert [row.target for row in after.rows] == [row.target for row in before.rows]
    assert after.rows[2].place == "texts row 5"


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "says"),
    [("texts", "C5", "=HYPERLINK(1)", "texts!C5: a formula is not run"), ("texts", "C1", "swedish", "'target' is gone"),
     ("about", "B2", None, "does not tell the meter")],
)  # fmt: skip
def test_what_can_t_be_read_safely_or_at_all_is_refused(
    sent: Path, sheet: str, cell: str, value: str | None, says: str
) -> None:
    book = openpyxl.load_workbook(sent)
    book[sheet][cell] = value
    book.save(sent)
    with pytest.raises(InputError) as caught:
        xlsx.read(sent)
    assert says in str(caught.value)


def test_a_workbook_without_its_sheets_is_refused(sent: Path) -> None:
    book = openpyxl.load_workbook(sent)
    del book["about"]
    book.save(sent)
    with pytest.raises(InputError, match="there is no sheet 'about'"):
        xlsx.read(sent)
