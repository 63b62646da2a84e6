"""A group of repeated questions needs something that tells how many there are."""

from pathlib import Path

import pytest

from tests.definitions.checks.broken_example import assert_said

BROKEN = {
    "counted by nothing": ("count: goals", "count: gools", "there is no item 'gools'"),
    "counted by words": (
        "{id: goals, kind: rating, minimum: 1, maximum: 3, scored: false}",
        "{id: goals, kind: text, scored: false}",
        "goals is a text",
    ),
    "one copy is no group": ("maximum: 3\n    items", "maximum: 1\n    items", "2 or more is needed"),
    "a thousand copies": ("maximum: 3\n    items", "maximum: 1000\n    items", "20 or less is needed"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused(name: str, tmp_path: Path) -> None:
    assert_said(tmp_path, "repeated-questions", *BROKEN[name])
