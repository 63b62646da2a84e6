"""mittari effects: the figures of lme4, and bad rows by name."""

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.cli.conftest import Ran, Run
from tests.effects.courses import courses
from tests.shared_files import DATA, ORACLE, needs_shared

MEASUREMENTS, SPELLS = courses()


def run_effects(run: Run, folder: Path, *more: object, spells: pd.DataFrame = SPELLS) -> Ran:
    folder.mkdir(exist_ok=True)
    MEASUREMENTS.to_csv(folder / "scores.csv", index=False)
    spells.to_csv(folder / "spells.csv", index=False)
    words = ["--client", "client", "--time", "time", "--score", "score", "-o", folder / "out", *more]
    return run("effects", folder / "scores.csv", folder / "spells.csv", *words)


def fit(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out/fit.json").read_text())
    return found


@needs_shared
def test_path_a(run: Run, tmp_path: Path) -> None:
    files = [DATA / "sim_path_A_measurements.csv", DATA / "sim_path_A_spells.csv"]
    words = ["--client", "id", "--time", "month", "--score", "y", "--overlap", "add", "-o", tmp_path / "out"]
    assert run("effects", *files, *words).status == 0
    found, expected = fit(tmp_path), json.loads((ORACLE / "multiple_membership_A.json").read_text())
    assert found["criterion"] == pytest.approx(expected["REMLcrit"], abs=1e-3)
    assert list(found["fixed"]) == ["intercept", "month", "dose"]
    assert list(found["fixed"].values()) == pytest.approx(list(expected["fixef"].values()), rel=1e-3)
    assert list(found["se"].values()) == pytest.approx(list(expected["se"].values()), rel=1e-3)
    order = ["client_intercept", "client_slope", "client_covariance", "service", "residual"]
    variances = [one["vcov"] for one in expected["varcorr"]]
    assert [found["variance"][name] for name in order] == pytest.approx(variances, rel=1e-2)
    assert (found["converged"], found["singular"], found["n"]) == (True, False, 3101)
    services = pd.read_csv(tmp_path / "out/services.csv")
    assert services["service"].tolist() == list(range(1, 13))
    assert services["effect"].tolist() == pytest.approx(list(expected["service_total_effect"].values()), abs=1e-3)


def test_writes_tables_and_words(run: Run, tmp_path: Path) -> None:
    ran = run_effects(run, tmp_path, "--level", "both", "--even-if-small")
    assert ran.status == 0
    assert sorted(os.listdir(tmp_path / "out")) == ["fit.json", "providers.csv", "services.csv", "summary.txt"]
    services = pd.read_csv(tmp_path / "out/services.csv")
    assert list(services)[:5] == ["service", "effect", "blup", "se", "clients"]
    assert {"service", "provider"} <= set(fit(tmp_path)["variance"])
    assert "take it as a hint" in (tmp_path / "out/summary.txt").read_text()


def test_spells_that_go_on_are_told(run: Run, tmp_path: Path) -> None:
    ran = run_effects(run, tmp_path, spells=SPELLS.assign(end=SPELLS["end"].where(SPELLS.index != 2)))
    assert "1 spell without an end went on at the last measurement." in ran.err
    assert fit(tmp_path)["spells_without_an_end"] == 1
    assert "without an end" not in run_effects(run, tmp_path / "b").err


def test_a_copied_spell_is_refused_by_its_line(run: Run, tmp_path: Path) -> None:
    for overlap in ("once", "add"):
        copied = pd.concat([SPELLS, SPELLS.iloc[[3]]])
        ran = run_effects(run, tmp_path / overlap, "--overlap", overlap, spells=copied)
        line = len(copied) + 1
        assert ran.status == 2
        assert f"spells.csv:{line}: id, service, provider, start, end: an earlier line" in " ".join(ran.err.split())
        assert "1 problem" in ran.err


def test_shares(run: Run, tmp_path: Path) -> None:
    assert run_effects(run, tmp_path, "--weights", "share").status == 0
    found = fit(tmp_path)
    assert list(found["fixed"]) == ["intercept", "time"]
    assert found["before_any_service"] > 0
    assert found["n"] + found["before_any_service"] == len(MEASUREMENTS)


def test_one_provider_alone(run: Run, tmp_path: Path) -> None:
    ran = run_effects(run, tmp_path, "--level", "provider", "--even-if-small", spells=SPELLS.assign(provider="p"))
    assert ran.status == 0
    assert fit(tmp_path)["variance"]["provider"] == 0
    assert "Only one of the providers" in ran.err


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "ends before it starts": ({"end": -1}, "spells.csv:4: start, end: it ends before it starts"),
    "unknown client": ({"id": "nobody"}, "spells.csv:4: id: this client has no measurement"),
    "text": ({"start": "May"}, "spells.csv:4: start: not a number"),
    "no service": ({"service": ""}, "spells.csv:4: service: is empty"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_spell_ends_with_status_2(run: Run, tmp_path: Path, name: str) -> None:
    changed, says = REFUSED[name]
    spells = SPELLS.astype(object)
    for column, value in changed.items():
        spells.loc[2, column] = value
    ran = run_effects(run, tmp_path, spells=spells)
    assert ran.status == 2
    assert says in " ".join(ran.err.split())
    assert not (tmp_path / "out").exists()


def test_what_the_model_refuses_names_file_and_column(run: Run, tmp_path: Path) -> None:
    alike = MEASUREMENTS.assign(score=50)
    alike.to_csv(tmp_path / "scores.csv", index=False)
    SPELLS.to_csv(tmp_path / "spells.csv", index=False)
    words = ["--client", "client", "--time", "time", "--score", "score", "-o", tmp_path / "out"]
    ran = run("effects", tmp_path / "scores.csv", tmp_path / "spells.csv", *words)
    assert (ran.status, ran.err.split(" -> ")[0]) == (
        2,
        "scores.csv: score: all scores are equal, so there is no change to explain",
    )
    always = SPELLS.drop_duplicates("id").assign(start=0, end="")
    ran = run_effects(run, tmp_path, spells=always)
    assert ran.status == 2
    assert "spells.csv: start, end: dose follows from intercept and time in every row" in ran.err


def test_other_weightings_are_held_beside(run: Run, tmp_path: Path) -> None:
    ran = run_effects(run, tmp_path, "--sensitivity", "--even-if-small")
    assert ran.status == 0
    table = pd.read_csv(tmp_path / "out/sensitivity.csv", index_col=0)
    alone = pd.read_csv(tmp_path / "out/services.csv", index_col=0)
    assert table["dose_effect"].tolist() == pytest.approx(alone["effect"].tolist())
    assert "by share and by dose go together with r" in (tmp_path / "out/summary.txt").read_text()
