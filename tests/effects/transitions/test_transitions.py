"""From histories to tables: landmarks, first times and points that are refused."""

import numpy as np
import pandas as pd
import pytest

from mittari.effects.transitions.first_reached import first_reached
from mittari.effects.transitions.landmark import landmark
from mittari.effects.transitions.transitions import transitions
from mittari.errors import InputError
from tests.effects.transitions.twelve import STATES, histories, stays


def test_occupancy_incidence_and_flows() -> None:
    found = transitions(histories(), to=["open_job"], at=[9, 5, 5], replicates=20)
    assert found.occupancy.at["share"].loc[9].tolist() == pytest.approx([0.4104, 0.1878, 0.2268, 0.075, 0.1])
    assert found.occupancy.at.index.get_level_values("time").unique().tolist() == [5, 9]
    assert found.incidence is not None
    assert found.incidence.at.loc[(9, "reached"), "share"] == pytest.approx(27 / 70)
    assert len(found.flows) == 8
    assert transitions(histories(), at=[5], replicates=0).incidence is None


def test_a_landmark_drops_who_has_been_there() -> None:
    found = transitions(histories(), to=["open_job"], at=[12], since=6, replicates=0)
    assert found.incidence is not None
    expected = landmark(first_reached(histories(), ["open_job"]), 6)
    assert found.incidence.people.names.tolist() == expected.names.tolist() == ["b", "f", "g", "h", "i", "j", "k"]
    among = transitions(histories(), to=["open_job"], at=[12], since=6, among="service", replicates=0)
    assert among.incidence is not None
    assert among.incidence.people.names.tolist() == ["b", "h"]
    assert among.occupancy.people.names.tolist() == ["b", "h"]


def test_among_without_a_landmark_counts_from_the_start() -> None:
    found = transitions(histories(), at=[1], among="service", replicates=0)
    assert (found.since, found.occupancy.people.names.tolist()) == (0, ["d", "f"])


def test_a_status_that_nobody_has_changes_nothing() -> None:
    rows = stays()
    found = transitions(histories(rows), at=[9], replicates=30)
    more = transitions(histories(rows, order=("away", *STATES)), at=[9], replicates=30)
    pd.testing.assert_frame_equal(more.occupancy.at.drop("away", level="status"), found.occupancy.at, atol=1e-12)
    assert more.occupancy.at.loc[(9, "away"), "share"] == 0


def test_the_seed_decides() -> None:
    one, same, other = (transitions(histories(), at=[9], replicates=50, seed=seed).occupancy.at for seed in (1, 1, 2))
    assert np.array_equal(one["boot_low"], same["boot_low"])
    assert not np.array_equal(one[["boot_low", "boot_high"]], other[["boot_low", "boot_high"]])


@pytest.mark.parametrize(("at", "says"), [([-1.0], "-1 lies before the start at 0"), ([np.inf], "is not finite")])
def test_points_that_can_t_be(at: list[float], says: str) -> None:
    with pytest.raises(InputError, match=says):
        transitions(histories(), at=at)


def test_one_client_less_is_one_less_in_each_count() -> None:
    whole, less = (
        transitions(histories(rows), at=[1, 9], replicates=0).occupancy
        for rows in (stays(), stays().query("client != 'k'"))
    )
    assert (whole.at["known"] - less.at["known"] == 1).all()
    fewer = whole.at["clients"] - less.at["clients"]
    assert fewer[fewer != 0].to_dict() == {(1, "unemployed"): 1, (9, "unemployed"): 1}
