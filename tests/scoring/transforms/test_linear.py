"""The ends of one range land on the ends of the other, and missing stays missing."""

import numpy as np
import pytest

from mittari.definitions.transform import Linear
from mittari.scoring.transforms import linear

NAN = float("nan")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ((0, 25), (0, 100), [0, 52, 100, NAN]),
        ((0, 25), (100, 0), [100, 48, 0, NAN]),
        ((0, 25), (-1, 1), [-1, 0.04, 1, NAN]),
    ],
)
def test_moves_scores_along_a_line(
    source: tuple[float, float], target: tuple[float, float], expected: list[float]
) -> None:
    step = Linear(kind="linear", from_=source, to=target)
    np.testing.assert_allclose(linear.transform(np.array([0, 13, 25, NAN]), step), expected, rtol=1e-15, atol=1e-15)
