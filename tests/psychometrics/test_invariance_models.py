import numpy as np
import pytest

from mittari.psychometrics.invariance_models import STEPS, Level, of_groups, of_times


@pytest.mark.parametrize(("step", "expected"), [("configural", 10), ("metric", 14), ("scalar", 18)])
def test_degrees_of_freedom_of_two_groups_are_those_of_lavaan(step: Level, expected: int) -> None:
    _, start = of_groups(2, 5, step)
    assert 2 * 5 * 8 // 2 - len(start) == expected


@pytest.mark.parametrize(("step", "expected"), [("configural", 15), ("metric", 18), ("scalar", 21)])
def test_degrees_of_freedom_of_two_times_are_those_of_lavaan(step: Level, expected: int) -> None:
    _, start = of_times(2, 4, step)
    assert 8 * 11 // 2 - len(start) == expected


def test_a_step_shares_what_it_says() -> None:
    for step in STEPS:
        (one, other), _ = of_groups(2, 4, step)
        assert (one.loadings.where == other.loadings.where).all() == (step != "configural")
        assert (one.intercepts.where == other.intercepts.where).all() == (step == "scalar")
        assert one.factors.where.tolist() == [[-1]]
        assert one.means.where.tolist() == [-1]
        assert (other.factors.where[0, 0] >= 0) == (step != "configural")
        assert (other.means.where[0] >= 0) == (step == "scalar")


def test_errors_of_one_item_go_together_over_times() -> None:
    (model,), start = of_times(3, 4, "configural")
    where = model.residuals.where
    assert (where == where.T).all()
    assert where[0, 4] >= 0
    assert where[0, 8] >= 0
    assert where[0, 5] == -1
    # 12 of their own, and 4 items at 3 pairs of times.
    assert len(set(where[where >= 0].tolist())) == 12 + 12
    used = [part.where[part.where >= 0] for part in (model.loadings, model.factors, model.residuals, model.intercepts)]
    assert sorted(set(np.concatenate(used).tolist())) == list(range(len(start)))
