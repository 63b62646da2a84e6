"""An option that commands share reads the same in the help of each of them."""

from pathlib import Path

import pytest

from mittari.change import goals, growth
from mittari.change.dropout import result as dropout
from mittari.change.dropout import two_groups
from mittari.change.expected import result as course
from mittari.effects import path_effects
from mittari.effects.cost import evaluation as cost
from mittari.effects.marginal import result as msm
from mittari.effects.providers import comparison as providers
from mittari.effects.series import result as series
from mittari.effects.transitions import compare
from mittari.effects.transitions import result as transitions
from mittari.psychometrics import sizes
from tests.cli.conftest import Run

SHARED = {
    "--even-if-small": ["course", "cost", "effects", "goals", "group", "growth", "msm"],
    "--output": ["cost", "effects", "growth", "link", "providers", "series", "transitions"],
    "--client": ["change", "effects", "goals", "group", "growth", "transitions"],
    "--low": ["change", "group", "growth"],
}


LEAST = {
    "effects": f"{path_effects.LEAST_CLIENTS} clients and {path_effects.LEAST_MEMBERS} services",
    "msm": f"{msm.LEAST_AN_ARM} people a period with it and {msm.LEAST_AN_ARM} without",
    "series": f"{series.LEAST_A_SIDE} points on either side",
    "providers": f"{providers.LEAST_PROVIDERS} providers",
    "cost": f"{cost.LEAST} clients, {cost.LEAST_TO_COMPARE} a group",
    "transitions": f"{transitions.LEAST} clients, {compare.LEAST} a group",
    "growth": f"{growth.LEAST_CLIENTS} clients",
    "course": f"{course.LEAST_CLIENTS} earlier clients a stratum",
    "group": f"{dropout.LEAST} people, {two_groups.LEAST_TO_COMPARE} a group",
    "goals": f"{goals.LEAST_CLIENTS} clients",
    "link": f"{sizes.LINK} people",
    "psychometrics": f"{sizes.ALPHA} people, a retest {sizes.RETEST}, each of several groups {sizes.GROUP}",
}


@pytest.mark.parametrize("command", LEAST)
def test_help_names_the_least_sizes(run: Run, command: str) -> None:
    words = " ".join(run(command, "--help").out.replace("│", " ").split())
    assert LEAST[command] in words


@pytest.mark.parametrize("option", SHARED)
def test_a_shared_option_reads_the_same(run: Run, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = {name: run(name, "--help").out for name in SHARED[option]}
    lines = {
        next(line for line in text.splitlines() if option in line and "│" in line).split(maxsplit=2)[-1]
        for text in told.values()
    }
    words = {line.strip(" │").rsplit("  ", 1)[-1].removesuffix(" [required]") for line in lines}
    assert len(words) == 1


@pytest.mark.parametrize("name", ["growth", "effects", "link"])
def test_a_folder_that_is_taken_is_refused_before_any_work(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/kept.txt").write_text("kept")
    # The files to read are not there, which nobody has looked at yet.
    words = {
        "growth": ["no.csv", "--client", "a", "--time", "b", "--score", "c"],
        "effects": ["no.csv", "none.csv", "--client", "a", "--time", "b", "--score", "c"],
        "link": ["no.csv", "--from", "a", "--to", "b"],
    }[name]
    ran = run(name, *words, "-o", tmp_path / "out")
    assert ran.status == 2
    assert "is a folder with something in it -> name a new or an empty one" in ran.err
