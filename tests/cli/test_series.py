"""mittari series: the figures of R, and bad rows by name."""

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.cli.conftest import Ran, Run
from tests.effects.series.monthly import monthly
from tests.shared_files import DATA, ORACLE, needs_shared

FILES = ["course.csv", "estimates.csv", "series.json", "series.svg", "summary.txt"]
NAMES = ["--time", "month", "--value", "rate"]


def run_series(run: Run, folder: Path, frame: pd.DataFrame, *more: object) -> Ran:
    folder.mkdir(exist_ok=True)
    frame.to_csv(folder / "months.csv", index=False)
    return run("series", folder / "months.csv", *NAMES, "--change", 31, "-o", folder / "out", *more)


def told(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out/series.json").read_text())
    return found


@needs_shared
def test_seatbelts(run: Run, tmp_path: Path) -> None:
    words = ["--time", "t", "--value", "drivers", "--change", 170, "--season", "month", "--log", "-o", tmp_path / "out"]
    assert run("series", DATA / "datasets_Seatbelts.csv", *words).status == 0
    found = told(tmp_path)
    expected = json.loads((ORACLE / "its_competing_gas.json").read_text())["its_seatbelts"]
    pairs = [(found, "effects", "gls_ar1"), (found, "se", "gls_se"), (found["ols"], "effects", "ols")]
    pairs += [(found["ols"], "se", "se_ols"), (found["ols"], "newey_west_se", "se_nw12")]
    for place, name, of_r in pairs:
        assert list(place[name].values()) == pytest.approx(list(expected[of_r].values()), abs=1e-6)
    assert found["phi"] == pytest.approx(expected["phi"], abs=1e-6)
    assert found["ols"]["durbin_watson"] == pytest.approx(expected["DW"], abs=1e-6)
    assert (found["n_before"], found["n_after"], found["ols"]["newey_west_lag"]) == (169, 23, 12)


def test_writes_tables_and_words(run: Run, tmp_path: Path) -> None:
    assert run_series(run, tmp_path, monthly(), "--control", "other").status == 0
    assert sorted(os.listdir(tmp_path / "out")) == FILES
    course = pd.read_csv(tmp_path / "out/course.csv")
    assert list(course) == ["time", "value", "fitted", "without", "effect", "low", "high"]
    assert len(course) == 60
    estimates = pd.read_csv(tmp_path / "out/estimates.csv").set_index("effect")
    assert estimates["value"].to_dict() == pytest.approx(told(tmp_path)["effects"])
    assert "less those of other" in (tmp_path / "out/summary.txt").read_text()


def test_decimal_commas_and_gaps(run: Run, tmp_path: Path) -> None:
    gaps = monthly()
    gaps.loc[[4, 40], "rate"] = float("nan")
    assert run_series(run, tmp_path / "a", gaps).status == 0
    (tmp_path / "months.csv").write_text(gaps.to_csv(index=False).replace(",", ";").replace(".", ","))
    assert run("series", tmp_path / "months.csv", *NAMES, "--change", 31, "-o", tmp_path / "out").status == 0
    assert told(tmp_path) == told(tmp_path / "a")
    assert told(tmp_path)["unmeasured"] == 2


def test_a_month_without_a_row_and_one_written_wrongly_are_told(run: Run, tmp_path: Path) -> None:
    ran = run_series(run, tmp_path, monthly().drop(index=4))
    assert "1 of 60 times from first to last has no row" in " ".join(ran.err.split())
    assert (told(tmp_path)["step"], told(tmp_path)["without_row"]) == (1, 1)
    ran = run_series(run, tmp_path / "b", monthly().replace({"month": {7: 7.5}}))
    assert "7.5 between them made the step 0.5" in " ".join(ran.err.split())


def test_short_series_in_words_only_when_asked_twice(run: Run, tmp_path: Path) -> None:
    assert "Not put into words: too little: 6 points after" in run_series(run, tmp_path, monthly(36)).err
    assert "take it as a hint: 6 points after" in run_series(run, tmp_path / "b", monthly(36), "--even-if-small").err


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "text": ({"rate": "many"}, "months.csv:4: rate: not a number"),
    "off the grid": ({"month": 3.4}, "months.csv:4: month: does not lie on the even grid"),
    "twice": ({"month": 1}, "months.csv:4: month: this time stands in several rows"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_row_ends_with_status_2(run: Run, tmp_path: Path, name: str) -> None:
    changed, says = REFUSED[name]
    frame = monthly().astype(object)
    for column, value in changed.items():
        frame.loc[2, column] = value
    ran = run_series(run, tmp_path, frame)
    assert ran.status == 2
    assert says in " ".join(ran.err.split())
    assert not (tmp_path / "out").exists()
