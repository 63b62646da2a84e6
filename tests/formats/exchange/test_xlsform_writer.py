from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from mittari.definitions.library import default_library
from mittari.definitions.meter import Meter
from mittari.errors import InputError
from mittari.formats.exchange import xlsform
from mittari.formats.exchange.loss import asked
from tests.formats.exchange.random_meters import PARAGRAPHS, meters

LIBRARY = default_library()
ASKED = [name for name in LIBRARY.meter_ids() if asked(LIBRARY.meter(name))]
ODD_TAG = "do not contain valid machine-readable codes"


def sheet(path: Path, name: str) -> list[dict[str, str]]:
    """The rows of a sheet that was written."""
    header, *rows = load_workbook(path)[name].iter_rows(values_only=True)
    return [{str(key): str(cell or "") for key, cell in zip(header, row, strict=True)} for row in rows]


@pytest.mark.parametrize("name", ASKED)
def test_pyxform_takes_every_meter_of_the_library(name: str, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    xlsform.write(LIBRARY.meter(name), path)
    converted = convert(path, validate=False)
    assert [warning for warning in converted.warnings if ODD_TAG not in warning] == []


@given(meter=meters(PARAGRAPHS))
@settings(max_examples=40)
def test_pyxform_takes_any_meter(meter: Meter, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("xlsform") / "form.xlsx"
    xlsform.write(meter, path)
    assert "<h:html" in convert(path, validate=False).xform


def test_the_sheets_are_as_a_person_would_write_them(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    xlsform.write(LIBRARY.meter("mittari-path"), path)
    survey = {row["name"]: row for row in sheet(path, "survey")}
    assert survey["introduction"]["type"] == "note"
    assert survey["ability_now"]["type"] == "range"
    assert survey["ability_now"]["parameters"] == "start=0 end=10 step=1 tick_labelset=ability_now__ends"
    assert survey["pain"]["type"] == "select_one often"
    shown = [row["relevant"] for row in survey.values() if row["relevant"]]
    assert shown == ["${at_work_now} = '1'"]
    assert {row["name"] for row in sheet(path, "choices") if row["list_name"] == "often"} == {"0", "1", "2", "3", "4"}
    assert sheet(path, "settings")[0]["default_language"] == "English (en)"


def test_a_meter_without_wording_has_its_ids_in_place(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    xlsform.write(LIBRARY.meter("who-5"), path)
    row = sheet(path, "survey")[0]
    assert row["label"] == row["name"]


def test_nothing_is_half_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be written"):
        xlsform.write(LIBRARY.meter("who-5"), tmp_path / "no-folder" / "form.xlsx")


def test_a_text_that_no_cell_holds_is_refused_not_cut(tmp_path: Path) -> None:
    meter = LIBRARY.meter("mittari-short")
    long = meter.texts["en"].model_copy(update={"introduction": "a" * 40_000})
    with pytest.raises(InputError, match="survey: a text has more than"):
        xlsform.write(replace(meter, texts={"en": long}), tmp_path / "form.xlsx")
    assert list(tmp_path.iterdir()) == []
