"""The page for newcomers is true: its files are saved and its commands run in an empty folder, in its order."""

import csv
import json
from pathlib import Path

import pytest

from tests.docs.walk import walk


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder after the walk, and what each command said."""
    folder = tmp_path_factory.mktemp("first")
    return folder, walk("first-report.md", folder)


def test_the_page_runs_every_command_it_names(walked: tuple[Path, dict[str, str]]) -> None:
    run_ones = {line.split()[1] for line in walked[1]}
    assert run_ones >= {"meters", "score", "change", "db", "import", "norms", "report", "backup", "restore"}


def test_the_problem_and_the_threshold_are_those_the_page_tells(walked: tuple[Path, dict[str, str]]) -> None:
    folder = walked[0]
    problems = list(csv.DictReader(folder.joinpath("problems.csv").read_text(encoding="utf-8").splitlines()))
    assert [(one["row"], one["column"], one["value"]) for one in problems] == [("9", "look_forward", "7")]
    summary = json.loads(folder.joinpath("change.json").read_text(encoding="utf-8"))
    assert round(summary["threshold"], 1) == 24.9
    assert (summary["n"], summary["measured"]) == (20, 13)


def test_the_change_is_that_of_a_plain_loop(walked: tuple[Path, dict[str, str]]) -> None:
    folder = walked[0]
    answers: dict[str, list[list[str]]] = {}
    for row in csv.DictReader(folder.joinpath("answers.csv").read_text(encoding="utf-8").splitlines()):
        answers.setdefault(row["client"], []).append([row["daily_rhythm"], row["paperwork"]])
    for row in csv.DictReader(folder.joinpath("change.csv").read_text(encoding="utf-8").splitlines()):
        forms = answers[row["client"]]
        everyday = [None if "refused" in form else 25 * (int(form[0]) + int(form[1])) / 2 for form in forms]
        if len(everyday) < 2 or None in everyday:
            assert row["verdict"] == "cannot_tell"
        else:
            change = everyday[1] - everyday[0]  # type: ignore[operator]
            assert float(row["change"]) == change
            assert row["verdict"] == (
                "improved" if change > 24.9 else "worse" if change < -24.9 else "no_reliable_change"
            )


def test_the_report_shows_the_changes_and_of_the_verdicts_the_five_who_improved(
    walked: tuple[Path, dict[str, str]],
) -> None:
    text = (walked[0] / "report" / "report.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    means = [row for row in rows if row["figure"] == "mean_change"]
    assert len(means) == 8
    assert all(row["value"] and int(row["n"]) <= 15 for row in means)
    told = {row["figure"]: row["count"] for row in rows if row["score"] == "everyday" and row["kind"] == "share"}
    assert told.pop("improved") == told.pop("improved_of_all") == "5"
    assert set(told.values()) == {""}


def test_the_report_is_there_in_every_form_and_shows_nobody(walked: tuple[Path, dict[str, str]]) -> None:
    folder = walked[0] / "report"
    names = {file.name for file in folder.iterdir()}
    assert {"report.csv", "report.xlsx"} <= names
    assert any(name.endswith(".html") for name in names)
    for file in folder.glob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "First workshop" in text
        assert "K-0" not in text
