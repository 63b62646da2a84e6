from pathlib import Path

import pytest

from mittari.definitions.library import default_library
from mittari.errors import DefinitionError
from mittari.psychometrics.linking.declaration import EXAMPLE, Declaration, read_declaration
from tests.psychometrics.linking.two_scales import declared

MOOD = "from: {meter: phq-9, score: phq9_total}"
OTHER = "to: {range: [0, 100], direction: lower}"


def read(folder: Path, text: str) -> Declaration:
    path = folder / "mood.yaml"
    path.write_text(text, encoding="utf-8")
    return read_declaration(path, default_library())


def test_a_meter_says_its_range_and_direction(tmp_path: Path) -> None:
    found = read(tmp_path, EXAMPLE)
    assert (found.from_.range, found.from_.direction) == ((0, 27), "lower")
    assert (found.to.range, found.turned, found.measures) == ((0, 100), False, "low mood")


def test_two_meters_of_one_domain(tmp_path: Path) -> None:
    found = read(tmp_path, EXAMPLE.replace(OTHER, "to: {meter: gad-7, score: gad7_total}"))
    assert found.to.range == (0, 21)


def test_better_up_and_better_down_is_turned() -> None:
    assert declared(same=False).turned
    assert not declared().turned


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (OTHER, "to: {meter: who-5, score: who5_percent}", "different domains \\(symptoms and wellbeing\\)"),
        (MOOD, "from: {meter: nothing-at-all, score: x}", "there is no meter"),
        (MOOD, "from: {meter: phq-9, score: sum}", "there is no score 'sum' -> phq-9 has: phq9_total"),
        (MOOD, "from: {meter: phq-9}", "a meter and its score go together"),
        (MOOD, "from: {range: [0, 27]}", "range and direction"),
        (MOOD, "from: {range: [0, 27], direction: none}", "without a better end"),
        ("why: both ask for the same signs over the last two weeks\n", "", "mood.yaml.*why: this key is missing"),
        ("declared_by: the quality board\n", "", "declared_by: this key is missing"),
        ("date: 2026-01-31", "date: last year", "a date like"),
        (OTHER, "to: {range: [0, 100], direction: lower, reliability: 1.2}", "reliability"),
    ],
)
def test_what_is_not_declared_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in EXAMPLE
    with pytest.raises(DefinitionError, match=says):
        read(tmp_path, EXAMPLE.replace(old, new))
