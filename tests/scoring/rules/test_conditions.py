"""`any` and `all` say as much as the answers tell: one yes is enough for any, one no for all."""

import itertools

import numpy as np
import pytest

from tests.scoring.rules.raw import NAN, meter_of, rating, raw

ANSWERS = [0.0, 5.0, NAN]
CONDITIONS = [{"item": "a", "at_least": 3}, {"item": "b", "any_of": [5, 6]}]


def plainly(kind: str, a: float, b: float) -> float:
    """Whether every way of filling in what is missing leads to the same result."""
    found = set()
    for one in [0.0, 5.0] if np.isnan(a) else [a]:
        for two in [0.0, 5.0] if np.isnan(b) else [b]:
            found.add(any((one >= 3, two == 5)) if kind == "any" else all((one >= 3, two == 5)))
    return float(found.pop()) if len(found) == 1 else NAN


@pytest.mark.parametrize("kind", ["any", "all"])
def test_equals_what_any_filling_in_would_give(kind: str) -> None:
    pairs = list(itertools.product(ANSWERS, ANSWERS))
    columns = {"a": [a for a, _ in pairs], "b": [b for _, b in pairs]}
    found, answered = raw({"kind": kind, "conditions": CONDITIONS}, columns, inputs=[])
    np.testing.assert_array_equal(found, [plainly(kind, a, b) for a, b in pairs])
    assert answered == [int(not np.isnan(a)) + int(not np.isnan(b)) for a, b in pairs]


def test_a_rule_without_conditions_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        meter_of({"rule": {"kind": "any", "conditions": []}}, [rating("a")])
