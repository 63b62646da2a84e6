"""mittari goals: counts beside T, and clear refusals."""

import json
import os
from pathlib import Path

import pandas as pd
import pytest

from tests.change.test_goals import GOALS, many, rows
from tests.cli.conftest import Ran, Run

NAMES = ["--client", "client", "--goal", "goal", "--start", "start", "--end", "end"]


def attain(run: Run, folder: Path, frame: pd.DataFrame, *more: object) -> Ran:
    frame.to_csv(folder / "levels.csv", index=False)
    return run("goals", folder / "levels.csv", *NAMES, "-o", folder / "out", *more)


def test_writes_counts_beside_t(run: Run, tmp_path: Path) -> None:
    ran = attain(run, tmp_path, many())
    assert ran.status == 0
    assert sorted(os.listdir(tmp_path / "out")) == ["clients.csv", "goals.json", "summary.txt"]
    clients = pd.read_csv(tmp_path / "out/clients.csv")
    assert list(clients) == ["client", "goals", "better", "same", "worse", "reached", "t_start", "t_end", "t_change"]
    about = json.loads((tmp_path / "out/goals.json").read_text())
    assert about["clients"] == 12
    assert about["counts"]["goals"] == 36
    assert about["mean_change"]["value"] == pytest.approx(clients["t_change"].mean())
    assert "36 goals with both levels" in ran.err


def test_weights(run: Run, tmp_path: Path) -> None:
    assert attain(run, tmp_path, rows(GOALS), "--weight", "weight").status == 0
    clients = pd.read_csv(tmp_path / "out/clients.csv", index_col="client")
    assert clients.loc["mixed", "t_end"] == pytest.approx(61.0163162309808)


def test_few_clients_in_words_only_when_asked_twice(run: Run, tmp_path: Path) -> None:
    assert "4 clients with rated goals, 10 are needed" in attain(run, tmp_path, many(4)).err


def test_bad_rows_are_named(run: Run, tmp_path: Path) -> None:
    ran = attain(run, tmp_path, many().assign(end=7))
    assert ran.status == 2
    assert "levels.csv:2: end: no level of a goal -> give -2, -1, 0, 1 or 2" in " ".join(ran.err.split())
    assert os.listdir(tmp_path) == ["levels.csv"]
