"""The change of those with both scores: R's completers, SciPy's paired t, and too few."""

import numpy as np
import pytest
from scipy import stats

from mittari.change.dropout.changes import complete_changes
from mittari.change.dropout.waves import Waves
from tests.change.dropout.leavers import expected, made_up, shared_waves
from tests.shared_files import needs_shared


@needs_shared
def test_completers_are_those_of_r() -> None:
    found = complete_changes(shared_waves()).loc["2"]
    assert found["change"] == pytest.approx(expected()["completers"], abs=1e-9)
    assert found["people"] == expected()["n_w2"]


def test_the_interval_is_that_of_a_paired_t() -> None:
    waves = made_up()
    found = complete_changes(waves, level=0.9)
    for place, wave in enumerate(found.index, 1):
        both = waves.seen[:, 0] & waves.seen[:, place]
        interval = stats.ttest_rel(waves.scores[both, place], waves.scores[both, 0]).confidence_interval(0.9)
        assert found.loc[wave, ["low", "high"]].tolist() == pytest.approx([interval.low, interval.high], rel=1e-12)
        assert found.loc[wave, "freedom"] == both.sum() - 1


def test_one_person_and_nobody_have_no_interval() -> None:
    one = Waves(np.array([[1.0, 2.0, np.nan], [1.0, np.nan, np.nan]]), made_up(2).people, np.arange(3.0))
    found = complete_changes(one)
    assert found["people"].tolist() == [1, 0]
    assert found["change"].tolist() == pytest.approx([1, np.nan], nan_ok=True)
    assert found[["se", "low", "high"]].isna().to_numpy().all()


def test_who_all_changed_alike_have_no_interval() -> None:
    # Rounding makes these changes differ by 1e-14.
    scores = np.add(np.random.default_rng(2).normal(50, 10, (30, 1)), [0.0, 0.1, 3.0])
    scores[0, 2] += 0.5
    found = complete_changes(Waves(scores, made_up(30).people, np.arange(3.0)))
    assert np.ptp(scores[:, 1] - scores[:, 0]) > 0
    assert found["change"].iloc[0] == pytest.approx(0.1)
    assert found["se"].iloc[0] == 0
    assert found[["low", "high"]].isna().to_numpy().tolist() == [[True, True], [False, False]]
