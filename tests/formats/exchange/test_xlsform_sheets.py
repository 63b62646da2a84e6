from pathlib import Path

import pytest

from mittari.formats.exchange.sheet import Column
from mittari.formats.exchange.xlsform_sheets import read_sheets
from tests.formats.exchange.workbooks import workbook


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("label", ("label", "")),
        (" Label :: Suomi (fi) ", ("label", "fi")),
        ("label:English", ("label", "en")),
        ("caption", ("label", "")),
        ("bind::relevant", ("relevant", "")),
        ("Relevance", ("relevant", "")),
        ("read only", ("read_only", "")),
        ("media::image::Suomi (fi)", ("media_image", "fi")),
        ("image", ("media_image", "")),
        ("jr:count", ("repeat_count", "")),
        ("constraint_message::Klingon of old", ("constraint_message", "und-x-klingon")),
    ],
)
def test_a_column_has_one_name_and_a_language(header: str, column: Column, tmp_path: Path) -> None:
    path = workbook(f"| survey |\n| | type | {header} |\n| | text | x |\n", tmp_path / "form.xlsx")
    assert [found for found in read_sheets(path).survey[0].cells if found[0] != "type"] == [column]


def test_two_languages_nobody_knows_stay_apart(tmp_path: Path) -> None:
    text = "| survey |\n| | type | label::Version A | label::Version B |\n| | text | x | y |\n"
    sheets = read_sheets(workbook(text, tmp_path / "form.xlsx"))
    assert len(set(sheets.unnamed.values())) == 2


def test_the_other_sheets_may_be_missing(tmp_path: Path) -> None:
    sheets = read_sheets(workbook("| Survey |\n| | type |\n| | text |\n", tmp_path / "form.xlsx"))
    assert (sheets.choices, sheets.settings["form_title"]) == ([], "")
