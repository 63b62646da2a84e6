"""Nobody is judged by a score that may be read for groups only, whatever command asks and wherever the file is from."""

import csv
import json
from pathlib import Path

import pytest

from mittari.cli.use_level import group_meter
from tests.cli.conftest import Run

ESIS = "id,wave,esis_index\na,1,50\na,2,80\nb,1,20\nb,2,90\nc,1,40\n"
NAMES = ["--client", "id", "--time", "wave", "--better", "higher"]


def test_the_library_tells_whose_scores_are_read_for_groups() -> None:
    assert group_meter("esis_index") == "esis"
    assert [group_meter(name) for name in ("who5_percent", "esis", "y", "")] == [None] * 4


def test_change_judges_nobody_and_tells_the_mean(run: Run, tmp_path: Path) -> None:
    (tmp_path / "scores.csv").write_text(ESIS)
    words = [*NAMES, "--scale", "esis_index", "--sem", 3, "--cut", 60]
    ran = run("change", tmp_path / "scores.csv", *words, "-o", tmp_path / "out.csv")
    assert ran.status == 0
    assert "may be read for groups only" in " ".join(ran.err.split())
    with (tmp_path / "out.csv").open(newline="") as file:
        found = [(row["verdict"], row["reason"], row["category"]) for row in csv.DictReader(file)]
    assert found[:2] == [("cannot_tell", "group_only", "cannot_tell")] * 2
    assert found[2][1] == "one_measurement"
    about = json.loads((tmp_path / "out.json").read_text())
    assert (about["told"], about["mean_change"]["value"]) == (0, 50)


@pytest.mark.parametrize("command", ["growth", "course"])
def test_growth_and_course_are_refused(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "scores.csv").write_text(ESIS)
    files = [tmp_path / "scores.csv"] * (2 if command == "course" else 1)
    ran = run(command, *files, *NAMES, "--score", "esis_index", "-o", tmp_path / "out")
    assert ran.status == 2
    assert "esis_index is a score of esis, which may be read for groups only" in " ".join(ran.err.split())
    assert not (tmp_path / "out").exists()


def test_a_score_that_some_meter_reads_for_a_person_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = (Path(__file__).parents[2] / "instruments/constructs/sum/instrument.yaml").read_text(encoding="utf-8")
    for name, level in (("one", "group"), ("two", "individual")):
        folder = tmp_path / "meters" / name
        folder.mkdir(parents=True)
        text = example.replace("id: sum\n", f"id: {name}\n").replace("use_level: group", f"use_level: {level}")
        (folder / "instrument.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("MITTARI_LIBRARY", str(tmp_path))
    assert group_meter("total") is None
    (tmp_path / "meters/two/instrument.yaml").unlink()
    assert group_meter("total") == "one"
