"""What is said of a group's change: raw points first, both denominators, and refusals where there is too little."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.dropout.asked import Asked
from mittari.change.dropout.result import ChangeOverWaves
from mittari.change.dropout.together import change_over_waves
from mittari.change.dropout.waves import Waves
from mittari.change.regression_to_the_mean import regression_to_the_mean
from mittari.errors import InputError
from tests.change.dropout.leavers import made_up

ASKED = Asked(sem=2.0, better="higher", imputations=10)


def change(waves: Waves, asked: Asked = ASKED) -> ChangeOverWaves:
    return change_over_waves(waves, asked)


def test_words() -> None:
    found = change(made_up())
    said = found.summary()
    lines = said.splitlines()
    assert lines[0] == "80 people at 3 waves (0, 1, 2)"
    for start in (
        "  0: 80 (100%",
        "First scores of those with a last",
        "Tipping point: the conclusion falls",
        "  cannot tell:",
    ):
        assert any(line.startswith(start) for line in lines)
    raw, sizes = (next(place for place, line in enumerate(lines) if word in line) for word in ("raw points:", "SRM"))
    assert raw < sizes
    row = found.at_last["mmrm"]
    assert f"(MMRM): {row['change']:.2f} ({row['low']:.2f} to {row['high']:.2f}), 80 people" in said
    assert "can't say that a service caused" in said


def test_without_a_sem_nobody_is_called_improved() -> None:
    found = change(made_up(), Asked(imputations=10))
    assert found.rates is None
    assert "give the score's SEM" in found.summary()


def test_what_a_gate_makes_one_expect_stands_beside_the_gain() -> None:
    gate = regression_to_the_mean(42, mean=45, sd=8, stability=0.7, better="lower")
    found = change(made_up(), Asked(imputations=10, gated=gate))
    gain = -found.at_last["paired"]["change"]
    assert f"Mean gain {gain:.2f} points; {gate.expected:.2f} of them would be expected" in found.summary()


def test_who_has_no_score_at_all_counts_in_parts_of_all_only() -> None:
    waves = made_up()
    more = Waves(np.vstack([waves.scores, np.full((20, 3), np.nan)]), pd.RangeIndex(100), waves.times)
    one, other = change(waves), change(more)
    assert "20 of them have no score at all" in other.summary()
    assert "no score at all" not in one.summary()
    pd.testing.assert_frame_equal(one.changes, other.changes, rtol=1e-9)
    assert other.response["of_all"].tolist() == pytest.approx((one.response["of_all"] * 0.8).tolist())


def test_weights_that_hang_on_few_are_said() -> None:
    found = change(made_up())
    assert found.weights is not None
    effective, people = found.weights["effective"].iloc[-1], found.at_last["ipw"]["people"]
    assert effective < people / 2
    assert f"The weighted {people} people count as {effective:.0f}: much hangs on few" in found.summary()
    waves = made_up()
    assert "hangs on few" not in change(waves.of(np.all(waves.seen, axis=1))).summary()


def test_nobody_missing_is_said() -> None:
    waves = made_up()
    found = change(waves.of(np.all(waves.seen, axis=1)))
    assert "Nobody who was measured at the first wave is missing at the last." in found.summary()
    assert [round(row["change"], 9) for row in found.at_last.values()] == [round(found.at_last["mi"]["change"], 9)] * 4


def test_few_people_are_put_into_words_only_when_asked_twice() -> None:
    found = change(made_up(12))
    both = found.at_last["paired"]["people"]
    first, last = found.response.index[[0, -1]]
    words = f"{both} people with a score at the first wave ({first}) and the last ({last}), 10 are needed"
    assert found.below_minimum == (words,)
    with pytest.raises(InputError, match="too little"):
        found.summary()
    assert "take it as a hint" in found.summary(even_if_small=True)


def test_one_person_alone_is_no_crash() -> None:
    found = change(Waves(np.array([[1.0, 2.0, 4.0]]), pd.RangeIndex(1), np.arange(3.0)))
    said = found.summary(even_if_small=True)
    assert set(found.not_told) == {"paired", "mmrm", "ipw", "mi"}
    assert "likelihood (MMRM): not told, as" in said
    assert "nan" not in said


def test_a_wave_of_one_person_gives_no_nan_in_words() -> None:
    waves = made_up(30)
    scores = waves.scores.copy()
    scores[1:, 0], scores[0, 1:] = np.nan, np.nan
    gate = regression_to_the_mean(42, mean=50, sd=9, stability=0.8, better="higher")
    found = change(Waves(scores, waves.people, waves.times), Asked(imputations=2, gated=gate))
    said = found.summary(even_if_small=True)
    assert "First scores of the 1 who lack a last one can't be held beside others." in said
    assert "Mean gain" not in said


def test_who_all_changed_alike_have_no_interval_and_no_nan_is_said() -> None:
    waves = made_up(40)
    alike = Waves(waves.scores[:, :1] + [0.0, 0.1, 0.3], waves.people, waves.times)
    for some in (alike, Waves(alike.scores[:, :1] + np.zeros(3), waves.people, waves.times)):
        found = change(some)
        said = found.summary()
        assert said.count("40 people; no interval, as they all changed alike") == 3
        assert "likelihood (MMRM): not told, as waves 0 and 1: all who have both changed alike" in said
        assert "nan" not in said
        assert "Glass g" in said
        assert "SRM" not in said


def test_dropout_that_hangs_wholly_on_the_score_is_said() -> None:
    waves = made_up(100)
    low = np.arange(100) % 2 == 0
    waves.scores[low] -= 100
    waves.scores[low, 1:] = np.nan
    said = change(waves).summary()
    assert "NOBODY STANDS FOR THEM" in said
    assert "NOBODY STANDS" not in change(made_up(100)).summary()
