"""Every worked case of every meter, as one form and as a row of a file."""

from pathlib import Path

import pytest

from mittari.answers.frame import read_codes
from mittari.definitions.cases import Case
from mittari.definitions.meter import Meter, read_meter
from mittari.formats.csv_file import open_csv
from mittari.scoring import score_columns, score_one
from mittari.scoring.check import case_answers

INSTRUMENTS = Path(__file__).parents[2] / "instruments"
LOADED = {path.parent.name: read_meter(path.parent)[0] for path in sorted(INSTRUMENTS.glob("*/*/instrument.yaml"))}
CASES = [pytest.param(meter, case, id=f"{name}: {case.name}") for name, meter in LOADED.items() for case in meter.cases]


@pytest.mark.parametrize(("meter", "case"), CASES)
def test_one_form(meter: Meter, case: Case) -> None:
    scores = score_one(meter, case_answers(meter, case))
    for name, expected in case.expect.items():
        found = scores[name][0]
        assert (found is None) if expected is None else found == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("meter", "case"), CASES)
def test_a_row_of_a_file(meter: Meter, case: Case, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    cells = [case.answers.get(name, "") for name in meter.items]
    path.write_text(",".join(meter.items) + "\n" + ",".join(cells) + "\n", encoding="utf-8")
    codes, problems = read_codes(meter, open_csv(path).read())
    scored = score_columns(meter, codes)
    expected = {name: float("nan") if value is None else value for name, value in case.expect.items()}
    found = {name: scored[name].value[0] for name in case.expect}
    assert all("the question is not asked" in problem.reason for problem in problems)
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-9, nan_ok=True)


@pytest.mark.parametrize("name", LOADED)
def test_every_score_has_a_case_with_a_value(name: str) -> None:
    meter = LOADED[name]
    valued = {score for case in meter.cases for score, value in case.expect.items() if value is not None}
    assert valued == set(meter.scores)
