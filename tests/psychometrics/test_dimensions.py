import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mittari.psychometrics.dimensions import dimensions
from tests.psychometrics.answers import anxiety, made_up
from tests.shared_files import needs_shared


@needs_shared
def test_anxiety_has_several() -> None:
    found = dimensions(anxiety())
    # R: eigen(cor(x))$values.
    expected = [7.648457178799790, 3.159496455860320, 1.774959119839137, 0.746112388146375]
    assert found.eigenvalues[:4] == pytest.approx(expected, abs=1e-9)
    assert found.count == 3
    assert "Warning: a total mixes several things" in found.summary()


def test_one_state_is_one_dimension() -> None:
    found = dimensions(made_up(n=300, k=6))
    assert found.count == 1
    assert "One total is supported." in found.summary()


def test_two_states_are_two_dimensions() -> None:
    both = pd.concat([made_up(n=300, seed=1), made_up(n=300, seed=2).add_prefix("other_")], axis=1)
    assert dimensions(both).count == 2


def test_noise_has_none_but_one_time_in_twenty() -> None:
    rng = np.random.default_rng(11)
    found = [dimensions(pd.DataFrame(rng.normal(size=(300, 5)))) for _ in range(40)]
    none = [one for one in found if one.count == 0]
    assert len(found) - len(none) <= stats.binom.ppf(0.999, 40, 0.05)
    assert "share nothing beyond noise" in none[0].summary()


def test_what_chance_gives_is_what_drawn_people_give() -> None:
    rng = np.random.default_rng(3)
    drawn = [np.linalg.eigvalsh(np.corrcoef(rng.normal(size=(5, 150))))[::-1] for _ in range(400)]
    found = dimensions(made_up(n=150, k=5))
    assert found.by_chance == pytest.approx(np.quantile(drawn, 0.95, axis=0), abs=0.03)


def test_scale_direction_and_order_do_not_matter() -> None:
    values = made_up(k=5)
    expected = dimensions(values)
    for same in (7 - values, 3 + 10 * values, values.sample(frac=1, random_state=2)):
        assert dimensions(same).eigenvalues == pytest.approx(expected.eigenvalues)
        assert dimensions(same).count == expected.count


def test_one_item_over_and_over_has_no_second() -> None:
    one = made_up()["i1"]
    assert dimensions(pd.DataFrame({name: one for name in "abc"})).ratio == float("inf")
