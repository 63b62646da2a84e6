"""A licence that says one thing of a meter whose level of use, or whose folder, says another is refused at its line."""

from pathlib import Path

import pytest

from mittari.scoring.check import check_meter
from tests.small_meter import INSTRUMENT, Broken, assert_refused, write_meter

FILE = "instrument.yaml"
ALONE = "{individual: true, group: true, commercial: true}"
BROKEN = {
    "read for a person, allowed for groups": Broken(
        FILE, ALONE, ALONE.replace("individual: true", "individual: false"), "  uses:", "does not allow that use"
    ),
    "wording of the operator in the folder": Broken(
        FILE, "  text: shipped", "  text: operator", "  text: operator", "lies in texts/"
    ),
    "wording that is nobody's": Broken(FILE, "  text: shipped", "  text: none", "  text: none", "lies in texts/"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    assert_refused(BROKEN[name], tmp_path)


@pytest.mark.parametrize("key", ["notice", "evidence"])
def test_while_the_terms_are_unread_only_they_are_asked_for(tmp_path: Path, key: str) -> None:
    unread = INSTRUMENT.replace("  text: shipped", "  text: none").replace(
        f"  {key}: Made", f'  {key}: "TODO: read"\n#'
    )
    problems = check_meter(write_meter(tmp_path, {FILE: unread}))
    assert [problem.place for problem in problems] == [f"licence.{key}"]
