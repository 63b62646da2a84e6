from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from mittari.definitions.library import default_library
from mittari.definitions.meter import Meter
from mittari.errors import InputError
from mittari.formats.exchange import xlsform
from tests.formats.exchange.random_meters import meters
from tests.formats.exchange.round_trip import assert_losses_are_exact

LIBRARY = default_library()
ASKED = [
    name for name in LIBRARY.meter_ids() if any(not item.filled_from for item in LIBRARY.meter(name).items.values())
]
WORDED = [name for name in LIBRARY.meter_ids() if LIBRARY.meter(name).texts]
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


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(meters())
def test_pyxform_takes_any_meter_and_nothing_is_lost_without_a_word(tmp_path: Path, meter: Meter) -> None:
    assert_losses_are_exact(meter, xlsform, tmp_path)
    assert "<h:html" in convert(tmp_path / "form.xlsx", validate=False).xform


@pytest.mark.parametrize("name", WORDED)
def test_a_meter_with_wording_comes_back(name: str, tmp_path: Path) -> None:
    assert_losses_are_exact(LIBRARY.meter(name), xlsform, tmp_path)


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
    losses = xlsform.write(LIBRARY.meter("who-5"), path)
    row = sheet(path, "survey")[0]
    assert row["label"] == row["name"]
    assert "texts" in [loss.where for loss in losses]


def test_nothing_is_half_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be written"):
        xlsform.write(LIBRARY.meter("who-5"), tmp_path / "no-folder" / "form.xlsx")
