"""A meter that was made wrong in any way is refused with file, line and advice, and never with a traceback."""

import shutil
import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mittari.definitions.checks import read_scorable
from mittari.definitions.yaml_reader import read_yaml
from mittari.errors import MittariError, Problem
from mittari.scoring import score_one
from mittari.scoring.check import check_meter
from tests.definitions.mutants import Edit, elsewhere, here

METERS = Path(__file__).parents[2] / "instruments/meters"
HERE, ELSEWHERE = here(), elsewhere()
PARTS = ("instrument.yaml", "norms.yaml", "cases.yaml", "texts/en.yaml")
SPREAD = (
    "phq-9",
    "wai",
    "who-5",
    "eq-5d-3l",
    "gas",
    "promis-global-mental",
    "whoqol-bref",
    "sovari",
    "employability-index",
)
STRANGE = st.sampled_from(
    (None, "", "x", "-1", "0", "1e400", "nan", "100%", "2026-02-30", "ä" * 80, "999999999999", "true", "key", "\u0661",
     [], ["x"], [None], {}, {"kind": "sum"}, {"x": "y"}, [{"id": "x"}], {"1": "1"})
)  # fmt: skip


def test_there_are_two_hundred_at_least() -> None:
    every = [*HERE.values(), *ELSEWHERE.values()]
    assert len(set(every)) == len(every) >= 200


@pytest.mark.parametrize("name", HERE)
def test_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    problems, lines = _edited(*HERE[name], tmp_path)
    file = HERE[name][1][0]
    assert any(problem.file.endswith(file) and problem.line in lines for problem in problems), list(map(str, problems))


@pytest.mark.parametrize("name", ELSEWHERE)
def test_is_refused_where_it_does_harm(name: str, tmp_path: Path) -> None:
    assert _edited(*ELSEWHERE[name], tmp_path)[0]


def _edited(meter: str, edit: Edit, parent: Path) -> tuple[list[Problem], range]:
    """The problems of a shipped meter after an edit where it first fits, and the lines of the edit."""
    file, old, new = edit
    folder = shutil.copytree(METERS / meter, parent / meter)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, "the edit does not touch the meter"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = check_meter(folder)
    assert [problem for problem in problems if not _tells(problem, folder)] == []
    first = text[: text.index(old)].count("\n") + 1 + old.startswith("\n")
    return problems, range(first, first + new.strip("\n").count("\n") + 1)


def _tells(problem: Problem, folder: Path) -> bool:
    file = Path(problem.file)
    return file.is_file() and file.is_relative_to(folder) and (problem.line or 0) >= 1 and bool(problem.advice)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(meter=st.sampled_from(SPREAD), part=st.sampled_from(PARTS), data=st.data())
def test_any_value_anywhere_is_accepted_or_refused(meter: str, part: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = shutil.copytree(METERS / meter, Path(parent, meter))
        file = folder / part
        if not file.exists():
            return
        tree = read_yaml(file).tree
        for _ in range(data.draw(st.integers(1, 3))):
            _mutate(tree, data)
        file.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
        _accepted_or_refused(folder)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(meter=st.sampled_from(SPREAD), data=st.data())
def test_any_line_lost_doubled_or_moved_is_accepted_or_refused(meter: str, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = shutil.copytree(METERS / meter, Path(parent, meter))
        file = folder / "instrument.yaml"
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        one, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        moved = data.draw(st.sampled_from([[], [lines[one]] * 2, [lines[other]], [" " + lines[one]]]))
        file.write_text("".join([*lines[:one], *moved, *lines[one + 1 :]]), encoding="utf-8")
        _accepted_or_refused(folder)


def _accepted_or_refused(folder: Path) -> None:
    problems = check_meter(folder)
    assert [problem for problem in problems if not _tells(problem, folder)] == []
    try:
        meter = read_scorable(folder)
    except MittariError:
        assert problems
        return
    for answers in ({}, {name: 1 for name in meter.items}):
        try:
            score_one(meter, answers)
        except MittariError:
            assert problems, "a meter without problems could not score"


def _mutate(tree: Any, data: st.DataObject) -> None:
    """Changes, removes, doubles or renames one value somewhere in the tree."""
    places = _places(tree)
    if not places:
        return
    holder, key = places[data.draw(st.integers(0, len(places) - 1))]
    how = data.draw(st.sampled_from(["change", "remove", "double", "rename", "borrow"]))
    if how == "remove":
        del holder[key]
    elif how == "double" and isinstance(holder, list):
        holder.append(deepcopy(holder[key]))
    elif how == "rename" and isinstance(holder, dict):
        holder[str(data.draw(STRANGE))] = holder.pop(key)
    elif how == "borrow":
        other, other_key = places[data.draw(st.integers(0, len(places) - 1))]
        holder[key] = other[other_key] if not isinstance(other[other_key], dict | list) else "borrowed"
    else:
        holder[key] = deepcopy(data.draw(STRANGE))


def _places(tree: Any) -> list[tuple[Any, Any]]:
    """Every place of the tree, as what holds it and its key there."""
    keys = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else []
    return [place for key in keys for place in ((tree, key), *_places(tree[key]))]
