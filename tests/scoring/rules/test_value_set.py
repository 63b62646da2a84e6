"""An index is the start less every decrement that applies; each term is seen alone."""

import math
from typing import Any

import pytest

from tests.scoring.rules.raw import NAN, raw

BASE: dict[str, Any] = {
    "version": "1",
    "source": "made for the tests",
    "start": 1,
    "decrements": {name: {2: 0.1, 3: 0.2, 4: 0.3, 5: 0.4} for name in "abc"},
}


def index(levels: tuple[float, float, float], **terms: Any) -> float:
    columns = {name: [level] for name, level in zip("abc", levels, strict=True)}
    rule = {"kind": "value_set", "value_set": "x"}
    return raw(rule, columns, value_sets={"x": {**BASE, **terms}})[0][0]


@pytest.mark.parametrize(
    ("levels", "terms", "expected"),
    [
        ((1, 1, 1), {}, 1.0),
        ((2, 1, 3), {}, 0.7),
        ((5, 5, 5), {}, -0.2),
        ((1, 1, 1), {"start": 0.949}, 0.949),
        ((1, 1, 2), {"any_above_1": 0.05}, 0.85),
        ((1, 1, 1), {"any_above_1": 0.05}, 1.0),
        ((1, 4, 4), {"any_4": 0.05}, 0.35),
        ((1, 1, 5), {"any_5": 0.05}, 0.55),
        ((1, 1, 4), {"any_5": 0.05}, 0.7),
        ((4, 5, 5), {"count_45_squared": 0.01}, -0.14),
        ((4, 1, 1), {"count_45_squared": 0.01}, 0.7),
        ((4, 5, 1), {"products": [{"items": {"a": [4, 5], "b": [5]}, "value": 0.02}]}, 0.28),
        ((4, 4, 1), {"products": [{"items": {"a": [4, 5], "b": [5]}, "value": 0.02}]}, 0.4),
        ((2, 2, 2), {"decrements": {n: {2: 0.0333, 3: 0.1, 4: 0.2, 5: 0.3} for n in "abc"}}, 0.9),
    ],
)
def test_every_term(levels: tuple[float, float, float], terms: dict[str, Any], expected: float) -> None:
    assert index(levels, **terms) == pytest.approx(expected, abs=1e-12)


def test_an_incomplete_profile_has_no_index() -> None:
    assert math.isnan(index((1, NAN, 1)))
