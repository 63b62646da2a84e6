"""Transforms that can't be carried out and tables with holes are refused."""

from pathlib import Path

import pytest

from tests.definitions.checks.broken_example import assert_said

BROKEN = {
    "a hole in the table": ("version", "2: 7, ", "", "no row in the table"),
    "a standard error too few": (
        "lookup",
        "{0: 6, 1: 3.5, 2: 3.5, 3: 5}",
        "{0: 6, 1: 3.5, 2: 3.5}",
        "not about the same raw scores",
    ),
    "no such table": ("lookup", "table: t_scores}", "table: scores}", "there is no table"),
    "one end only": ("crosswalk-table", "    high: {0: 46, 1: 53, 2: 60, 3: 67}\n", "", "only one end"),
    "a table of means": ("lookup", "rule: sum", "rule: mean", "whole raw scores"),
    "bins in disorder": ("bins", "4: 2, 7: 3", "7: 3, 4: 2", "do not rise"),
    "a raw score below the bins": ("bins", "{0: 1, 4: 2", "{1: 1, 4: 2", "below the first bin"),
    "no such norms": ("norm-table", "table: made-up, to: z", "table: made-down, to: z", "there is no norm table"),
    "norms by nothing": ("norm-table", "    age: age\n", "    age: years\n", "there is no item 'years'"),
    "norms by age of nobody": ("norm-table", "    age: age\n", "", "no item is named for it"),
    "norms by gender of nobody": ("norm-table", "    gender: gender\n", "", "no item is named for it"),
    "norms that overlap": ("norm-table", "age_from: 40", "age_from: 39", "about the same people"),
    "a standard error that is asked": (
        "imported-score",
        "maximum: 20, filled_from: import, scored",
        "maximum: 20, scored",
        "is not imported",
    ),
    "a table that nothing reads": (
        "lookup",
        "transform: [{kind: lookup, table: t_scores}], range: [31.5, 62]",
        "range: [0, 3]",
        "no score uses this table",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused(name: str, tmp_path: Path) -> None:
    assert_said(tmp_path, *BROKEN[name])
