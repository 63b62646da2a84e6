"""The page about a new meter is true: its files make a meter without problems that scores its example."""

from pathlib import Path

import pytest

from tests.docs.walk import DOCS, walk

RULE = Path(__file__).parents[2] / "mittari" / "scoring" / "rules" / "mean.py"


def test_the_meter_of_the_page_has_no_problems_and_scores(tmp_path: Path) -> None:
    said = walk("extend.md", tmp_path)
    assert said["mittari check meters/good-night"] == "No problems.\n"
    lines = (tmp_path / "scores.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "who,night,night_answered"
    name, score, answered = lines[1].split(",")
    assert (name, answered) == ("a", "2")
    assert float(score) == pytest.approx((3 + (3 - 1)) / 2 / 3 * 100)
    assert lines[2] == "b,,1"


def test_the_rule_on_the_page_is_the_one_in_the_code() -> None:
    page = (DOCS / "extend.md").read_text(encoding="utf-8")
    shown = page.split("```python\n")[1].split("```")[0]
    assert shown in RULE.read_text(encoding="utf-8")
