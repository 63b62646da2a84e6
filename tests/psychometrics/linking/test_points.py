import numpy as np
import pytest

from mittari.errors import InputError
from mittari.psychometrics.linking.points import Points, points_of


def test_a_grid_from_end_to_end_by_the_smallest_step_seen() -> None:
    points = points_of(np.array([4.0, 8, 12, 12, 16]), (0, 20), None, "x")
    assert points.values.tolist() == [0, 4, 8, 12, 16, 20]
    assert points.borders.tolist() == [-2, 2, 6, 10, 14, 18, 22]


def test_a_step_that_is_given() -> None:
    assert points_of(np.array([2.0, 4]), (0, 4), 0.5, "x").values.tolist() == [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4]


def test_scores_off_every_grid_are_points_themselves() -> None:
    points = points_of(np.array([7.0, 9.51, 11.25]), (7, 35), None, "x")
    assert points.values.tolist() == [7, 9.51, 11.25, 35]
    assert points.borders == pytest.approx([5.745, 8.255, 10.38, 23.125, 46.875])


def test_tenths_end_where_the_scale_does() -> None:
    points = points_of(np.array([0.1, 0.3, 0.7, 0.8]), (0, 10), None, "x")
    assert points.values.tolist() == pytest.approx([0.1 * place for place in range(101)])
    assert points.values[-1] == 10
    assert points.places(np.array([0.3, 10.0])).tolist() == [3, 100]


def test_counts() -> None:
    points = Points(np.array([0.0, 1, 2, 5]))
    assert points.counts(np.array([0.0, 2, 2, 5, 5, 5])).tolist() == [1, 0, 2, 3]
    assert points.turned.counts(-np.array([0.0, 2, 2, 5, 5, 5])).tolist() == [3, 2, 0, 1]


@pytest.mark.parametrize(
    ("scores", "ends", "says"),
    [
        ([1.0, 2, 30, -4], (0, 27), "2 scores lie off the declared range 0 to 27"),
        ([3.0, 3], (0, 27), "all scores are one"),
        ([], (0, 27), "all scores are one"),
        ([1.0, 2], (5, 5), "2 scores lie off"),
        ([0.0, 0.001, 1], (0, 27), "there are more than 1000 possible scores"),
    ],
)
def test_what_is_no_scale_is_refused(scores: list[float], ends: tuple[float, float], says: str) -> None:
    with pytest.raises(InputError, match=says):
        points_of(np.array(scores), ends, None, "x")
