"""Scores that can't be computed or read are refused, each at its line."""

from pathlib import Path

import pytest

from tests.small_meter import Broken, assert_refused

FILE = "instrument.yaml"
WORK = "    items: [ability]\n"
TOTAL = "  - {id: total, rule: sum, items: [calm, tense, tempo, ability], range: [0, 17], direction: higher}\n"
BROKEN = {
    "unknown item": Broken(FILE, "[calm, tempo]", "[calm, temper]", "[calm, temper]", "there is no item 'temper'"),
    "item twice": Broken(FILE, "[calm, tempo]", "[calm, tempo, calm]", "[calm, tempo, calm]", "an input is here twice"),
    "text scored": Broken(FILE, "[calm, tempo]", "[calm, wish]", "[calm, wish]", "wish is marked scored: false"),
    "sum of some": Broken(
        FILE, WORK, "    items: [ability, calm]\n    minimum_answered: 1\n", "minimum_answered: 1", "another score"
    ),
    "more answered than items": Broken(
        FILE, "minimum_answered: 2", "minimum_answered: 4", "minimum_answered: 4", "more than the 3 inputs"
    ),
    "range of a line empty": Broken(FILE, "from: [0, 3]", "from: [3, 3]", "    transform:", "empty or runs backwards"),
    "line to one point": Broken(FILE, "to: [0, 100]}", "to: [5, 5]}", "    transform:", "empty or runs backwards"),
    "unknown table": Broken(FILE, "table: speeds", "table: speed", "    transform:", "there is no table 'speed'"),
    "unused table": Broken(FILE, "tables:\n", "tables:\n  old: {version: a, source: abc, rows: {0: 1, 1: 2}}\n",
                           "  old:", "no score uses"),
    "table of means": Broken(FILE, "rule: sum\n    items: [calm, tempo]", "rule: mean\n    items: [calm, tempo]",
                             "    transform:", "whole raw scores"),
    "table of halves": Broken(FILE, "2: 1, 3: 1}", "2: 0.5, 3: 1}", "    transform:", "whole raw scores"),
    "range backwards": Broken(FILE, "range: [0, 6]", "range: [6, 0]", "range: [6, 0]", "empty or runs backwards"),
    "band gap at the start": Broken(FILE, "start: 10}", "start: 11}", "    bands:", "the first band starts at 11"),
    "bands in disorder": Broken(FILE, "start: 20}", "start: 5}", "    bands:", "overlap or leave the range"),
    "bands at one point": Broken(FILE, "start: 20}", "start: 10}", "    bands:", "overlap or leave the range"),
    "band outside": Broken(FILE, "start: 20}", "start: 33}", "    bands:", "overlap or leave the range"),
    "band twice": Broken(FILE, "id: fast, start", "id: slow, start", "    bands:", "id is here twice"),
    "bands without source": Broken(FILE, "    bands_source: Made for the tests.\n", "", "    bands:", "without a"),
    "id of an item": Broken(FILE, "id: whole", "id: calm", "  - id: calm", "this id is taken"),
    "total carried by an item": Broken(
        FILE, "[whole_total, whole_again]", "[whole_total, calm]", "stored_as", "calm is the name of an item"
    ),
    "total carried by a score": Broken(
        FILE, "[whole_total, whole_again]", "[whole_total, work]", "stored_as", "work is the name of an item or a score"
    ),
    "id twice": Broken(FILE, "id: whole", "id: speed", "  - id: speed", "this id is taken"),
    "id of a count": Broken(FILE, "id: whole", "id: mind_answered", "id: mind_answered", "this id is taken"),
    "total of a profile": Broken(FILE, "tables:\n", TOTAL + "tables:\n", "id: total", "no_total is true"),
    "item in no score": Broken(FILE, "[calm, tempo]", "[calm, tense]", "  - id: tempo", "no score uses this item"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    assert_refused(BROKEN[name], tmp_path)
