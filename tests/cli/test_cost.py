"""mittari cost: files in and out, least sizes, and clear refusals."""

import json
import os
from pathlib import Path

import pandas as pd
import pytest

from tests.cli.conftest import Ran, Run
from tests.effects.cost.clients import two_groups

NAMES = ["--cost", "cost", "--improved", "improved", "--replicates", "400"]


def evaluate(run: Run, folder: Path, content: str, *more: object) -> Ran:
    path = folder / "clients.csv"
    path.write_text(content)
    return run("cost", path, *NAMES, "-o", folder / "out", *more)


def test_groups(run: Run, tmp_path: Path) -> None:
    words = ["--group", "group", "--against", "old", "--client", "client", "--worth", "0,1000"]
    ran = evaluate(run, tmp_path, two_groups().to_csv(index=False), *words)
    assert ran.status == 0
    files = ["acceptability.csv", "cost.json", "groups.csv", "increments.csv", "summary.txt"]
    assert sorted(os.listdir(tmp_path / "out")) == files
    groups = pd.read_csv(tmp_path / "out/groups.csv", index_col="group")
    assert groups.loc["new", "ratio"] == pytest.approx(98971.32 / 56)
    assert pd.read_csv(tmp_path / "out/acceptability.csv")["worth"].tolist() == [0, 1000]
    about = json.loads((tmp_path / "out/cost.json").read_text())
    assert about["groups"]["old"]["improved"] == 30
    assert about["groups"]["old"]["at_least"] is None
    assert about["increments"]["new"]["quadrant"] == "dearer, more improve"
    assert "ranks nobody" in (tmp_path / "out/summary.txt").read_text()


def test_one_group_and_decimal_commas(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    content = two_groups().to_csv(index=False)
    assert evaluate(run, tmp_path / "a", content).status == 0
    assert evaluate(run, tmp_path, content.replace(",", ";").replace(".", ",")).status == 0
    assert sorted(os.listdir(tmp_path / "out")) == ["cost.json", "groups.csv", "summary.txt"]
    both = [json.loads((folder / "out/cost.json").read_text()) for folder in (tmp_path, tmp_path / "a")]
    assert both[0] == both[1]


def test_few_clients_in_words_only_when_asked_twice(run: Run, tmp_path: Path) -> None:
    few = two_groups().head(8).to_csv(index=False)
    assert "Not put into words: too little: all has 8 clients" in evaluate(run, tmp_path, few).err
    (tmp_path / "b").mkdir()
    assert "take it as a hint: all has 8 clients" in evaluate(run, tmp_path / "b", few, "--even-if-small").err


REFUSED: dict[str, tuple[str, list[str], str]] = {
    "text": ("cost,improved\n10,1\ndear,0\n", [], "clients.csv:3: cost: not a number"),
    "below 0": ("cost,improved\n10,1\n-3,0\n", [], "clients.csv:3: cost: is below 0"),
    "improved": ("cost,improved\n10,1\n3,yes\n", [], "clients.csv:3: improved: not a number"),
    "no column": ("price,improved\n10,1\n", [], "cost: there is no such column"),
    "no rows": ("cost,improved\n", [], "there is no row below the header"),
    "worth": ("cost,improved\n10,1\n3,0\n", ["--worth", "0,much"], "--worth: holds something that is no number"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_computed_ends_with_status_2(run: Run, tmp_path: Path, name: str) -> None:
    content, words, says = REFUSED[name]
    ran = evaluate(run, tmp_path, content, *words)
    assert ran.status == 2
    assert says in " ".join(ran.err.split())
    assert os.listdir(tmp_path) == ["clients.csv"]
