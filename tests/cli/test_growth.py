"""mittari growth: the figures of lme4, and clear refusals."""

import json
import os
from pathlib import Path

import pandas as pd
import pytest

from tests.cli.conftest import Ran, Run
from tests.effects.courses import courses
from tests.shared_files import DATA, ORACLE, needs_shared

NAMES = ["--client", "client", "--time", "time", "--score", "score"]


def grow(run: Run, folder: Path, content: str, *more: object) -> Ran:
    path = folder / "scores.csv"
    path.write_text(content)
    return run("growth", path, *NAMES, "-o", folder / "out", *more)


def good(clients: int = 60) -> str:
    return courses(clients)[0].to_csv(index=False)


@needs_shared
@pytest.mark.parametrize(("method", "key"), [("REML", "sleepstudy_reml"), ("ML", "sleepstudy_ml")])
def test_sleepstudy(run: Run, tmp_path: Path, method: str, key: str) -> None:
    words = ["--client", "Subject", "--time", "Days", "--score", "Reaction", "--method", method]
    ran = run("growth", DATA / "lme4_sleepstudy.csv", *words, "-o", tmp_path / "out")
    assert ran.status == 0
    assert "18 clients, 50 are needed" in ran.err
    found = json.loads((tmp_path / "out/fit.json").read_text())
    expected = json.loads((ORACLE / "mixed_models.json").read_text())[key]
    assert found["criterion"] == pytest.approx(expected["deviance_or_REMLcrit"], abs=1e-3)
    assert list(found["fixed"]) == ["intercept", "Days"]
    assert list(found["fixed"].values()) == pytest.approx(list(expected["fixef"].values()), rel=1e-3)
    assert found["sigma"] == pytest.approx(expected["sigma"], rel=1e-3)
    assert (found["n"], found["clients"], found["converged"], found["singular"]) == (180, 18, True, False)
    clients = pd.read_csv(tmp_path / "out/clients.csv")
    assert clients["slope"].mean() == pytest.approx(expected["fixef"]["Days"], rel=1e-6)


def test_writes_tables_and_words(run: Run, tmp_path: Path) -> None:
    ran = grow(run, tmp_path, good())
    assert ran.status == 0
    assert sorted(os.listdir(tmp_path / "out")) == ["clients.csv", "fit.json", "summary.txt"]
    clients = pd.read_csv(tmp_path / "out/clients.csv")
    assert list(clients) == ["client", "measurements", "intercept", "slope", "intercept_se", "slope_se"]
    words, fit = (tmp_path / "out/summary.txt").read_text(), json.loads((tmp_path / "out/fit.json").read_text())
    assert "Assumes" in words
    value, low, high = (fit[figure]["time"] for figure in ("fixed", "low", "high"))
    assert f"{value:.4g} points (95 % {low:.4g} to {high:.4g})" in words
    assert high == pytest.approx(value + 1.959964 * fit["se"]["time"], rel=1e-6)


def test_correlated_errors(run: Run, tmp_path: Path) -> None:
    ran = grow(run, tmp_path, good(), "--correlation", "car1")
    assert ran.status == 0
    fit = json.loads((tmp_path / "out/fit.json").read_text())
    assert fit["correlation"]["kind"] == "car1"
    assert 0 <= fit["correlation"]["phi"] < 1
    assert fit["criterion"] <= fit["correlation"]["criterion_independent"] + 1e-6
    assert "Errors one unit of time apart correlate" in ran.err


def test_a_verdict_for_each_client(run: Run, tmp_path: Path) -> None:
    ran = grow(run, tmp_path, good(), "--better", "higher", "--low", "0")
    assert ran.status == 0
    clients = pd.read_csv(tmp_path / "out/clients.csv")
    assert list(clients)[6:] == ["span", "change", "reliability", "verdict", "reason"]
    verdicts = json.loads((tmp_path / "out/fit.json").read_text())["verdicts"]
    assert verdicts == clients["verdict"].value_counts().reindex(verdicts, fill_value=0).to_dict()
    assert sum(verdicts.values()) == 60
    assert "Clients by their own slope" in ran.err


def test_decimal_commas(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert grow(run, tmp_path / "a", good()).status == 0
    assert grow(run, tmp_path, good().replace(",", ";").replace(".", ",")).status == 0
    fits = [json.loads((folder / "out/fit.json").read_text()) for folder in (tmp_path, tmp_path / "a")]
    assert fits[0] == fits[1]


def test_few_clients_in_words_only_when_asked_twice(run: Run, tmp_path: Path) -> None:
    assert "Not put into words: too little: 40 clients" in grow(run, tmp_path, good(40)).err
    (tmp_path / "b").mkdir()
    assert "take it as a hint: 40 clients" in grow(run, tmp_path / "b", good(40), "--even-if-small").err


REFUSED = {
    "twice at one time": ("client,time,score\na,1,2\na,1,3\n", "scores.csv:2: client, time: this client has several"),
    "text": ("client,time,score\na,1,2\na,2,many\n", "scores.csv:3: score: not a number"),
    "no rows": ("client,time,score\n", "there is no row below the header"),
    "no column": ("client,time,points\na,1,2\n", "score: there is no such column"),
    "all alike": (
        "client,time,score\na,1,2\na,2,2\na,3,2\nb,1,2\nb,2,2\n",
        "scores.csv: score: all scores are equal, so there is no change to explain",
    ),
    "one client": ("client,time,score\na,1,2\na,2,4\na,3,2\n", "scores.csv: client: with one client nobody's course"),
    "two scores a client": ("client,time,score\na,1,2\na,2,3\nb,1,2\nb,2,5\n", "too few for an intercept and a slope"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_fitted_ends_with_status_2(run: Run, tmp_path: Path, name: str) -> None:
    content, says = REFUSED[name]
    ran = grow(run, tmp_path, content)
    assert ran.status == 2
    assert says in " ".join(ran.err.split())
    assert os.listdir(tmp_path) == ["scores.csv"]
