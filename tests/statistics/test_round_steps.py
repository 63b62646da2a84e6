"""Round distances."""

import pytest

from mittari.statistics.round_steps import round_step


@pytest.mark.parametrize(
    ("most", "places", "step"),
    [(100, 20, 5), (101, 20, 10), (4, 4, 1), (197, 4, 50), (0.0031, 4, 0.001), (9.9, 1, 10), (60_000, 20, 5000)],
)
def test_steps(most: float, places: int, step: float) -> None:
    assert round_step(most, places) == pytest.approx(step)
    assert round_step(most, places) * places >= most * (1 - 1e-9)
