"""Net benefit and the acceptability curve: a plain loop, the normal curve, and round amounts."""

import numpy as np
import pytest
from scipy import stats

from mittari.effects.cost.acceptability import acceptability, round_amounts
from mittari.effects.cost.increment import Increment, increment
from tests.effects.cost.clients import of, two_groups


@pytest.fixture(name="found", scope="module")
def of_two_groups() -> Increment:
    frame = two_groups()
    return increment(of(frame, "new"), of(frame, "old"))


def test_net_benefit_by_a_loop(found: Increment) -> None:
    frame = two_groups()
    table = acceptability(found, [0, 1500, 4000])
    for worth, row in zip([0, 1500, 4000], table.to_dict("records"), strict=True):
        gains = {name: worth * of(frame, name)[1] - of(frame, name)[0] for name in ("new", "old")}
        difference = gains["new"].mean() - gains["old"].mean()
        error = np.sqrt(sum(gain.var(ddof=1) / len(gain) for gain in gains.values()))
        assert row["net_benefit"] == pytest.approx(difference)
        assert [row["low"], row["high"]] == pytest.approx(stats.norm.interval(0.95, difference, error))
        above = sum(worth * more > dearer for dearer, more in found.drawn.tolist())
        assert row["acceptable"] == pytest.approx(above / len(found.drawn))
        assert row["acceptable"] == pytest.approx(stats.norm.cdf(difference / error), abs=0.03)


def test_more_improve_so_the_curve_rises(found: Increment) -> None:
    curve = acceptability(found, np.linspace(0, 20_000, 30))["acceptable"]
    assert curve.is_monotonic_increasing
    assert curve.iloc[-1] > 0.99


def test_the_amount_at_the_ratio_has_no_benefit(found: Increment) -> None:
    assert acceptability(found, [found.ratio])["net_benefit"].tolist() == pytest.approx([0], abs=1e-9)


def test_alike_groups_are_accepted_half_of_the_time() -> None:
    group = np.full(40, 100.0), np.ones(40)
    assert acceptability(increment(group, group), [0, 10])["acceptable"].tolist() == [0.5, 0.5]


@pytest.mark.parametrize(("most", "last", "count"), [(100, 100, 21), (130, 130, 14), (7777, 8000, 17)])
def test_round_amounts(most: float, last: float, count: int) -> None:
    amounts = round_amounts(most)
    assert (amounts[0], amounts[-1], len(amounts)) == (0, last, count)
