"""Norms that belong to nothing, or that nobody could have measured yet, are refused at their line."""

from pathlib import Path

import pytest

from tests.small_meter import NORMS, Broken, assert_refused

FILE = "norms.yaml"
SAME = NORMS.removeprefix("norms:\n")
BROKEN = {
    "unknown score": Broken(FILE, "score: mind", "score: mood", "score: mood", "there is no score 'mood'"),
    "date to come": Broken(FILE, "2026-01-31", "2999-01-31", "date: 2999-01-31", "in the future"),
    "cut-off of another scale": Broken(FILE, "sem: 4", "cut: 100.5", "cut: 100.5", "100.5 lies outside 0 to 100"),
    "mean of another scale": Broken(FILE, "sem: 4", "mean: -1", "mean: -1", "-1 lies outside 0 to 100"),
    "noise above the range": Broken(FILE, "sem: 4", "sem: 400", "sem: 400", "400 is more than the whole range, 100"),
    "change above the range": Broken(FILE, "sem: 4", "mdc: 101", "mdc: 101", "101 is more than the whole range"),
    "same norm twice": Broken(FILE, "date: 2026-01-31\n", "date: 2026-01-31\n" + SAME, "score: mind", "here twice"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    assert_refused(BROKEN[name], tmp_path)
