"""mittari course: tables of who is on track, the check on earlier people, and clear refusals."""

import json
import os
from pathlib import Path

import pandas as pd
import pytest

from tests.change.expected.cohorts import cohort
from tests.cli.conftest import Ran, Run

NAMES = ["--client", "client", "--time", "time", "--score", "score", "--better", "higher"]


def follow(run: Run, folder: Path, earlier: pd.DataFrame, now: pd.DataFrame, *more: object) -> Ran:
    for name, frame in (("before", earlier), ("now", now)):
        frame.to_csv(folder / f"{name}.csv", index=False)
    return run("course", folder / "before.csv", folder / "now.csv", *NAMES, "-o", folder / "out", *more)


def test_writes_tables_and_words(run: Run, tmp_path: Path) -> None:
    ran = follow(run, tmp_path, cohort(300, 1), cohort(30, 2, slope=-3.0, name="n"), "--high", "100")
    assert ran.status == 0
    names = ["check.csv", "clients.csv", "course.json", "course.svg", "curve.csv", "scores.csv", "summary.txt"]
    assert sorted(os.listdir(tmp_path / "out")) == names
    scores, clients = (pd.read_csv(tmp_path / f"out/{name}.csv") for name in ("scores", "clients"))
    assert list(scores)[:5] == ["client", "stratum", "first", "since", "score"]
    assert list(scores)[5:] == ["expected", "low", "high", "clipped", "track", "reason"]
    assert len(scores) == 150
    about = json.loads((tmp_path / "out/course.json").read_text())
    assert about["tracks"] == clients["track"].value_counts().reindex(about["tracks"], fill_value=0).to_dict()
    assert about["tracks"]["not_on_track"] > 15
    assert about["check"]["below"] == pytest.approx(0.1, abs=0.03)
    assert [one["clients"] for one in about["strata"]] == [100, 100, 100]
    assert "not a verdict" in (tmp_path / "out/summary.txt").read_text()
    assert "not a verdict" in ran.err


def test_who_is_in_both_files_is_left_out_of_the_curve(run: Run, tmp_path: Path) -> None:
    earlier = cohort(300, 1)
    ran = follow(run, tmp_path, earlier, earlier[earlier["client"].isin(["e1", "e2"])])
    assert ran.status == 0
    assert json.loads((tmp_path / "out/course.json").read_text())["left_out"] == 2


def test_a_wider_band_and_all_scores_before(run: Run, tmp_path: Path) -> None:
    more = ["--band", "90", "--knowing", "before", "--shape", "log", "--strata", "2"]
    assert follow(run, tmp_path, cohort(300, 1), cohort(30, 2, name="n"), *more).status == 0
    about = json.loads((tmp_path / "out/course.json").read_text())
    assert (about["band"], about["knowing"], about["shape"], len(about["strata"])) == (0.9, "before", "log", 2)


def test_few_earlier_people_in_words_only_when_asked_twice(run: Run, tmp_path: Path) -> None:
    ran = follow(run, tmp_path, cohort(90, 1), cohort(5, 2, name="n"))
    assert ran.status == 0
    said = " ".join(ran.err.split())
    assert said.count("too little") == 1
    assert "30, 30 and 30 earlier clients" in said
    assert "--strata 1 would do" in said


def test_one_file_as_both_leaves_nobody_for_the_curve(run: Run, tmp_path: Path) -> None:
    ran = follow(run, tmp_path, cohort(60, 1), cohort(60, 1))
    assert ran.status == 2
    assert "before.csv: all 60 clients are followed now and left out of the curve" in " ".join(ran.err.split())


def test_bad_rows_are_named_with_their_file(run: Run, tmp_path: Path) -> None:
    now = cohort(5, 2, name="n").astype({"score": object})
    now.loc[2, "score"] = "many"
    ran = follow(run, tmp_path, cohort(60, 1), now)
    assert ran.status == 2
    assert "now.csv:4: score: not a number" in " ".join(ran.err.split())
    assert sorted(os.listdir(tmp_path)) == ["before.csv", "now.csv"]


@pytest.mark.parametrize("words", [("--band", "120"), ("--strata", "0")])
def test_plans_that_can_t_be(run: Run, tmp_path: Path, words: tuple[str, str]) -> None:
    ran = follow(run, tmp_path, cohort(60, 1), cohort(5, 2), *words)
    assert ran.status == 2
    assert "Invalid value for '" + words[0] in ran.err
