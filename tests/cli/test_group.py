"""mittari group: R's figures, a group and two, and bad rows by name."""

import json
import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.change.dropout.leavers import expected, made_up, shared_rows
from tests.cli.conftest import Ran, Run
from tests.shared_files import needs_shared

NAMES = ["--client", "client", "--time", "wave", "--score", "y", "--imputations", 10]
NOISE = ["--sem", 2, "--better", "higher"]


def good(people: int = 100, back: bool = True) -> pd.DataFrame:
    waves = made_up(people, back)
    wide = pd.DataFrame(waves.scores.round(3), columns=[0, 3, 6]).rename_axis("client").reset_index()
    long = wide.melt("client", var_name="wave", value_name="y")
    return long.assign(place=["north" if client % 2 else "south" for client in long["client"]])


def run_group(run: Run, folder: Path, *more: object, content: str | None = None) -> Ran:
    folder.mkdir(exist_ok=True)
    (folder / "scores.csv").write_text(good().to_csv(index=False) if content is None else content)
    return run("group", folder / "scores.csv", *NAMES, "-o", folder / "out", *more)


def figures(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out/group.json").read_text())
    return found


@needs_shared
def test_the_shared_group(run: Run, tmp_path: Path) -> None:
    shared_rows().to_csv(tmp_path / "scores.csv", index=False)
    words = ["--client", "id", "--time", "wave", "--score", "y", "--history", "last", "-o", tmp_path / "out"]
    ran = run("group", tmp_path / "scores.csv", *words)
    assert ran.status == 0
    found, r = figures(tmp_path), expected()
    last = found["change"]["2"]
    assert found["measured"] == {"0": 800, "1": r["n_w1"], "2": r["n_w2"]}
    assert last["paired"]["change"] == pytest.approx(r["completers"], abs=1e-9)
    assert last["mmrm"]["change"] == pytest.approx(r["gls_unstructured"], abs=1e-4)
    assert found["mmrm"]["se_given_covariance"]["2"] == pytest.approx(r["gls_se"], abs=1e-4)
    assert last["mmrm"]["se"] == pytest.approx(r["mice_se"], rel=0.05)
    assert last["ipw"]["change"] == pytest.approx(r["ipw"], abs=1e-6)
    assert last["mi"]["change"] == pytest.approx(r["mice_est"], abs=0.15)
    assert "7.99" not in ran.err
    assert "4.17" not in ran.err


def test_writes_tables_and_words(run: Run, tmp_path: Path) -> None:
    assert run_group(run, tmp_path).status == 0
    tables = ["changes", "effect_sizes", "first_scores", "positivity", "tipping", "waves", "weights"]
    names = [f"{name}.csv" for name in tables]
    assert sorted(os.listdir(tmp_path / "out")) == sorted([*names, "group.json", "summary.txt"])
    changes = pd.read_csv(tmp_path / "out/changes.csv")
    assert list(changes) == ["wave", "method", "people", "change", "se", "freedom", "low", "high"]
    assert changes["method"].tolist() == ["paired", "mmrm", "ipw", "mi"] * 2
    assert "Assumes" in (tmp_path / "out/summary.txt").read_text()


def test_rates_with_a_sem(run: Run, tmp_path: Path) -> None:
    assert run_group(run, tmp_path, *NOISE).status == 0
    rates = pd.read_csv(tmp_path / "out/rates.csv").set_index("verdict")
    assert rates["count"].sum() == figures(tmp_path)["people"] == 100
    assert rates["of_eligible"].sum() == pytest.approx(1)


def test_two_groups(run: Run, tmp_path: Path) -> None:
    ran = run_group(run, tmp_path, *NOISE, "--group", "place", "--even-if-small")
    assert ran.status == 0
    assert {"differences.csv", "rate_differences.csv"} < set(os.listdir(tmp_path / "out"))
    found = figures(tmp_path)
    north, south = (found["groups"][name]["change"]["6"]["mmrm"]["change"] for name in ("north", "south"))
    assert found["difference"]["6"]["mmrm"]["difference"] == pytest.approx(north - south)
    assert pd.read_csv(tmp_path / "out/changes.csv")["group"].value_counts().to_dict() == {"north": 8, "south": 8}
    assert "Group north:" in ran.err


def test_what_a_gate_makes_one_expect(run: Run, tmp_path: Path) -> None:
    gate = ["--gate", 42, "--gate-mean", 50, "--gate-sd", 80**0.5, "--stability", 0.8]
    ran = run_group(run, tmp_path, *gate, "--better", "higher")
    assert "2.58 of them would be expected without any effect" in ran.err
    assert figures(tmp_path)["expected_of_the_gate"] == pytest.approx(2.57818491601946, abs=1e-9)


def test_a_sem_without_a_direction_names_the_option(run: Run, tmp_path: Path) -> None:
    ran = run_group(run, tmp_path, "--sem", 2)
    assert ran.status == 2
    assert "--better: without it --sem can't tell who improved -> say higher or lower" in " ".join(ran.err.split())


def test_few_people_in_words_only_when_asked_twice(run: Run, tmp_path: Path) -> None:
    few = good(9).to_csv(index=False)
    assert "Not put into words: too little" in run_group(run, tmp_path, content=few).err
    assert "take it as a hint" in run_group(run, tmp_path / "b", "--even-if-small", content=few).err


def test_decimal_commas(run: Run, tmp_path: Path) -> None:
    commas = good().to_csv(index=False, sep=";", decimal=",")
    assert run_group(run, tmp_path, content=commas).status == 0
    assert run_group(run, tmp_path / "b").status == 0
    assert figures(tmp_path) == figures(tmp_path / "b")


ROWS = "client,wave,y,place\na,0,1,n\na,3,2,n\nb,0,2,s\nb,3,4,s\n"
REFUSED: dict[str, tuple[str, list[object], str]] = {
    "a wave twice": (ROWS + "a,3,5,n\n", [], "scores.csv:3: client, wave: this client has several rows at this time"),
    "text": (ROWS + "c,0,many,n\n", [], "scores.csv:6: y: not a number"),
    "no wave": (ROWS + "c,,3,n\n", [], "scores.csv:6: wave: is empty"),
    "one wave": ("client,wave,y\na,0,1\nb,0,2\n", [], "there are scores at one time only"),
    "no column": ("client,wave,points\na,0,1\n", [], "y: there is no such column"),
    "no group column": (ROWS, ["--group", "team"], "team: there is no such column"),
    "two groups": (ROWS + "b,6,4,n\n", ["--group", "place"], "scores.csv:6: place: this client is in another group"),
    "no direction": (ROWS, ["--sem", 2], "say higher or lower"),
    "half a gate": (ROWS, ["--gate", 2, "--better", "higher"], "give all five"),
    "unpaired means": (ROWS, ["--unpaired"], "No such option"),
    "last carried forward": (ROWS, ["--locf"], "No such option"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_right_ends_with_status_2(run: Run, tmp_path: Path, name: str) -> None:
    content, more, says = REFUSED[name]
    ran = run_group(run, tmp_path, *more, content=content)
    assert ran.status == 2
    assert says in " ".join(ran.err.split())
    assert os.listdir(tmp_path) == ["scores.csv"]
