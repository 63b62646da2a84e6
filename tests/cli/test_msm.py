"""mittari msm: the figures of R, and bad rows by name."""

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.cli.conftest import Ran, Run
from tests.effects.marginal.three_periods import three_periods
from tests.shared_files import DATA, ORACLE, needs_shared

NAMES = ["--treatments", "A0,A1,A2", "--covariates", "L0,L1,L2", "--outcome", "Y"]


def run_msm(run: Run, folder: Path, frame: pd.DataFrame, *more: object, names: list[str] = NAMES) -> Ran:
    folder.mkdir(exist_ok=True)
    frame.to_csv(folder / "wide.csv", index=False)
    return run("msm", folder / "wide.csv", *names, "-o", folder / "out", *more)


def told(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out/msm.json").read_text())
    return found


@needs_shared
def test_three_periods(run: Run, tmp_path: Path) -> None:
    assert run("msm", DATA / "sim_msm_A.csv", *NAMES, "-o", tmp_path / "out").status == 0
    found, expected = told(tmp_path), json.loads((ORACLE / "msm_A.json").read_text())
    told_of = {"msm_iptw": found["effects"], "msm_se_HC0": found["se"], "crude": found["crude"]["effects"]}
    for figures, mine in told_of.items():
        assert list(mine) == ["A0", "A1", "A2"]
        assert list(mine.values()) == pytest.approx(list(expected[figures].values())[1:], abs=1e-6)
    assert found["weights"]["mean"] == pytest.approx(expected["sw"]["mean"], rel=1e-6)
    assert found["weights"]["max"] == pytest.approx(expected["sw"]["max"], rel=1e-6)
    weight = pd.read_csv(tmp_path / "out/weights.csv")["weight"]
    size = weight.sum() ** 2 / (weight**2).sum()
    assert found["weights"]["effective_sample_size"] == pytest.approx(size, rel=1e-9)


def test_writes_tables_and_words(run: Run, tmp_path: Path) -> None:
    ran = run_msm(run, tmp_path, three_periods(), "--client", "id", "--history", "all")
    assert ran.status == 0
    files = ["balance.csv", "msm.json", "positivity.csv", "summary.txt", "weights.csv"]
    assert sorted(os.listdir(tmp_path / "out")) == files
    weights = pd.read_csv(tmp_path / "out/weights.csv")
    assert list(weights) == ["id", "p_A0", "p_A1", "p_A2", "weight", "truncated"]
    assert len(weights) == told(tmp_path)["n"] == 400
    assert len(pd.read_csv(tmp_path / "out/balance.csv")) == 1 + 3 + 5
    assert "Assumes" in (tmp_path / "out/summary.txt").read_text()


def test_what_the_words_tell_is_in_the_json(run: Run, tmp_path: Path) -> None:
    assert run_msm(run, tmp_path, three_periods()).status == 0
    found, words = told(tmp_path), (tmp_path / "out/summary.txt").read_text()
    cut, crude = found["truncated"], found["crude"]
    for name in ("A0", "A1", "A2"):
        value, low, high = (found[figure][name] for figure in ("effects", "low", "high"))
        beside = f"cut {cut['effects'][name]:.2f}, crude {crude['effects'][name]:.2f}"
        assert f"{name}: {value:.2f} ({low:.2f} to {high:.2f}); {beside}\n" in words
    always, others = found["always_against_never"], [one["always_against_never"]["value"] for one in (cut, crude)]
    said = f"always against never: {always['value']:.2f} ({always['low']:.2f} to {always['high']:.2f})"
    assert f"{said}; cut {others[0]:.2f}, crude {others[1]:.2f}\n" in words
    assert crude["low"]["A0"] == pytest.approx(crude["effects"]["A0"] - 1.959964 * crude["se"]["A0"], rel=1e-6)


def test_several_covariates_and_groups_a_period(run: Run, tmp_path: Path) -> None:
    frame = three_periods().assign(school=lambda rows: (rows["id"] % 3).map({0: "low", 1: "mid", 2: "high"}))
    names = ["--treatments", "A0,A1,A2", "--covariates", "L0+L0^2+C(school),,L2", "--outcome", "Y"]
    assert run_msm(run, tmp_path, frame, names=names).status == 0
    found = pd.read_csv(tmp_path / "out/balance.csv")
    first = found.loc[found["period"] == "A0", "covariate"].tolist()
    assert first == ["L0", "L0^2", "school=high", "school=low", "school=mid"]


def test_decimal_commas_and_rows_left_out(run: Run, tmp_path: Path) -> None:
    assert run_msm(run, tmp_path / "a", three_periods()).status == 0
    gaps = pd.concat([three_periods(), three_periods().iloc[:4].assign(Y=float("nan"))])
    (tmp_path / "wide.csv").write_text(gaps.to_csv(index=False).replace(",", ";").replace(".", ","))
    assert run("msm", tmp_path / "wide.csv", *NAMES, "-o", tmp_path / "out").status == 0
    found, plain = told(tmp_path), told(tmp_path / "a")
    assert (found["left_out"], found["absent"]) == (4, {"Y": 4})
    assert found["effects"] == pytest.approx(plain["effects"])


def test_few_people_in_words_only_when_asked_twice(run: Run, tmp_path: Path) -> None:
    frame = three_periods(45)
    assert "Not put into words: too little:" in run_msm(run, tmp_path, frame).err
    assert "take it as a hint" in run_msm(run, tmp_path / "b", frame, "--even-if-small").err


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "text": ({"L1": "much"}, "wide.csv:4: L1: not a number"),
    "no treatment": ({"A2": 2}, "wide.csv:4: A2: is neither 0 nor 1"),
    "client twice": ({"id": 0}, "wide.csv:4: id: this client has several rows"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_row_ends_with_status_2(run: Run, tmp_path: Path, name: str) -> None:
    changed, says = REFUSED[name]
    frame = three_periods(30).astype(object)
    for column, value in changed.items():
        frame.loc[2, column] = value
    ran = run_msm(run, tmp_path, frame, "--client", "id")
    assert ran.status == 2
    assert says in " ".join(ran.err.split())
    assert not (tmp_path / "out").exists()


def test_a_service_that_follows_with_certainty_is_refused(run: Run, tmp_path: Path) -> None:
    frame = three_periods(60).assign(A1=lambda rows: (rows["L1"] < 50).astype(int))
    ran = run_msm(run, tmp_path, frame)
    assert ran.status == 2
    assert "it follows with certainty from A0, L1" in " ".join(ran.err.split())
