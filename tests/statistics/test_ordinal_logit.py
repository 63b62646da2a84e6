"""Against R: glm for two categories, a likelihood written out and optimised for three."""

import numpy as np
import pytest

from mittari.statistics.ordinal_logit import ordinal_logit

X = np.array([1, 2, 2, 3, 3, 4, 1, 5, 4, 2, 3, 6], dtype=float)
G = np.repeat([0.0, 1.0], 6)
TWO = np.array([0, 0, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1])
THREE = np.array([1, 1, 2, 1, 2, 3, 2, 3, 3, 1, 2, 3]) - 1


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ([X], (-5.69758406975863, -3.07945434286634, 1.24357376749476)),
        ([X, G], (-5.6963115463446599, -3.1007378338939158, 1.2402951335575660, 0.0755988491932578)),
        (
            [X, G, X * G],
            (-5.683845693193932, -3.465735902799719, 1.386294361119888, 0.695735695354724, -0.241632652822087),
        ),
    ],
)
def test_two_categories_are_a_logistic_regression(columns: list[np.ndarray], expected: tuple[float, ...]) -> None:
    found = ordinal_logit(TWO, np.column_stack(columns))
    # R's glm(binomial): its intercept is minus the threshold.
    assert (found.log_likelihood, -found.thresholds[0], *found.slopes) == pytest.approx(expected, abs=1e-7)
    assert found.converged


def test_three_categories() -> None:
    found = ordinal_logit(THREE, np.column_stack([X, G]))
    assert found.log_likelihood == pytest.approx(-7.71680213608831, abs=1e-8)
    assert found.thresholds == pytest.approx([4.12196840693318, 7.12308066132569], abs=1e-4)
    assert found.slopes == pytest.approx([1.77195492460721, 1.32628552706698], abs=1e-4)


def test_without_columns_the_thresholds_are_those_of_the_counts() -> None:
    found = ordinal_logit(THREE, np.empty((12, 0)))
    assert found.log_likelihood == pytest.approx(12 * np.log(1 / 3))
    assert found.thresholds == pytest.approx([np.log(0.5), np.log(2)])


def test_turned_answers_turn_the_slopes() -> None:
    columns = np.column_stack([X, G])
    found, turned = ordinal_logit(THREE, columns), ordinal_logit(2 - THREE, columns)
    assert turned.slopes == pytest.approx(-found.slopes, abs=1e-6)
    assert turned.log_likelihood == pytest.approx(found.log_likelihood, abs=1e-9)


def test_the_unit_of_a_column_does_not_matter() -> None:
    found, wide = (ordinal_logit(THREE, np.column_stack([scale * X + 7, G])) for scale in (1, 1000))
    assert wide.log_likelihood == pytest.approx(found.log_likelihood, abs=1e-9)
    assert wide.slopes[0] * 1000 == pytest.approx(found.slopes[0], rel=1e-6)


def test_separated_answers_say_so() -> None:
    assert not ordinal_logit((X > 2).astype(int), X[:, None]).converged
