"""The page about change is true: its commands run, its figures are those of a plain loop, and it names every reason."""

import json
from pathlib import Path
from typing import get_args

import pytest

from mittari.change.verdict import Reason, SlopeReason
from mittari.cli import PANELS
from mittari.cli.change import MethodName
from tests.docs.walk import DOCS, in_python, rows, walk

PAGE = (DOCS / "change.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The folder after the walk, and what each command said."""
    folder = tmp_path_factory.mktemp("change")
    return folder, walk("change.md", folder)


def test_every_reason_and_method_is_named() -> None:
    for reason in [*Reason, *SlopeReason]:
        assert f"`{reason}`" in PAGE
    for method in get_args(MethodName):
        assert f"| `{method}` " in PAGE


def test_each_command_about_change_is_run(walked: tuple[Path, dict[str, str]]) -> None:
    run_ones = {line.split()[1] for line in walked[1] if line.startswith("mittari")}
    assert run_ones == set(PANELS["What changed, for one person and for a group"])


def test_verdicts_are_those_of_a_plain_loop(walked: tuple[Path, dict[str, str]]) -> None:
    folder = walked[0]
    scores: dict[str, list[int]] = {}
    for row in rows(folder / "scores.csv"):
        scores.setdefault(row["id"], []).append(int(row["y"]))
    line = 1.96 * 2**0.5 * 5
    for row in rows(folder / "change.csv"):
        first, last = scores[row["client"]][0], scores[row["client"]][-1]
        if len(scores[row["client"]]) == 1 or first in (0, 100):
            expected = "cannot_tell"
        else:
            expected = "improved" if last - first > line else "worse" if first - last > line else "no_reliable_change"
        assert row["verdict"] == expected
    assert f"{json.loads((folder / 'change.json').read_text(encoding='utf-8'))['threshold']:.1f}" == "13.9"


def test_the_cut_off_and_the_important_change_are_those_the_page_tells(walked: tuple[Path, dict[str, str]]) -> None:
    said = walked[1]["python lines.py"]
    assert "Cut-off c: 52.9" in said
    assert "--cut 52.9" in PAGE
    assert "use it for groups only" in said
    assert "the interval lies beyond the MIC" in said
    categories = {row["category"] for row in rows(walked[0] / "recovered.csv")}
    assert categories >= {"recovered", "improved", "unchanged", "cannot_tell"}


def test_who_left_began_about_ten_points_lower(walked: tuple[Path, dict[str, str]]) -> None:
    last = rows(walked[0] / "group/first_scores.csv")[-1]
    assert 9 < float(last["difference"]) < 11
    ways = {row["method"] for row in rows(walked[0] / "group/changes.csv")}
    assert ways == {"paired", "mmrm", "ipw", "mi"}
    assert all(f"`{way}`" in PAGE for way in ways)


def test_the_band_holds_among_earlier_people_held_out(walked: tuple[Path, dict[str, str]]) -> None:
    check = json.loads((walked[0] / "course/course.json").read_text(encoding="utf-8"))["check"]
    assert check["low"] < 0.1 < check["high"]
    assert check["late_responders"]["not_below_at_their_last"] > 0


def test_files_it_names_are_there(walked: tuple[Path, dict[str, str]]) -> None:
    made = {file.name for file in walked[0].rglob("*") if file.is_file()}
    named = {"waves.csv", "first_scores.csv", "weights.csv", "tipping.csv", "rates.csv", "effect_sizes.csv"}
    assert named | {"differences.csv", "rate_differences.csv", "course.svg", "check.csv", "summary.txt"} <= made
    assert all(name in PAGE for name in named)


def test_python_gives_what_the_commands_wrote(
    walked: tuple[Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = in_python(PAGE, walked[0], monkeypatch)
    written = [float(row["change"]) for row in rows(walked[0] / "group/changes.csv")]
    assert names["group"].changes["change"].tolist() == pytest.approx(written)
    assert "It can't say" in names["group"].summary()
