"""Whether anybody like the leavers stayed: counts by hand and by a plain loop, and what is said of them."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.dropout.positivity import positivity, told_positivity
from mittari.change.dropout.waves import Waves
from tests.change.dropout.leavers import made_up

NAN = np.nan


def waves(*scores: list[float]) -> Waves:
    return Waves(np.array(scores), pd.RangeIndex(len(scores)), np.arange(len(scores[0])) * 1.0)


def test_counts_by_hand() -> None:
    # SD of the first scores 10, 20, 30, 40, 21 is 10.2: only 40 lies more than half of it beyond 10 to 30. At the next
    # wave those there had 1, 2 and 3; the one who left had 3, within half an SD (0.4) of nobody who stayed.
    found = positivity(waves([10, 1, 1], [20, 2, 2], [30, 3, NAN], [40, NAN, NAN], [21, NAN, 5], [NAN, 1, NAN]))
    assert found.to_dict("list") == {"there": [5, 3], "left": [2, 1], "beyond": [1, 1]}
    assert found.index.tolist() == ["1", "2"]


def test_it_is_what_a_plain_loop_counts() -> None:
    some = made_up(120, back=True)
    for wave, row in enumerate(positivity(some).to_dict("records"), 1):
        there = [person for person in some.scores if not np.isnan(person[:wave]).any()]
        stayed = [person for person in there if not np.isnan(person[wave])]
        left = [person for person in there if np.isnan(person[wave])]
        beyond = 0
        for person in left:
            outside = False
            for place in range(wave):
                kept = [one[place] for one in stayed]
                half = 0.5 * np.std([one[place] for one in there])
                outside |= bool(person[place] < min(kept) - half or person[place] > max(kept) + half)
            beyond += outside
        assert row == {"there": len(there), "left": len(left), "beyond": beyond}


def test_where_nobody_stayed_nobody_is_like_the_leavers() -> None:
    found = positivity(waves([10, 1], [20, NAN], [30, NAN]).of(np.array([False, True, True])))
    assert found.to_dict("list") == {"there": [2], "left": [2], "beyond": [2]}


def test_who_left_wholly_by_their_score_is_said() -> None:
    rng = np.random.default_rng(1)
    scores = 50 + rng.normal(0, 10, (100, 2))
    scores[::2] -= 100
    gone = scores.copy()
    gone[::2, 1] = NAN
    assert positivity(waves(*gone.tolist()))["beyond"].tolist() == [50]
    words = told_positivity(positivity(waves(*gone.tolist())), None)
    assert words[0].endswith("Of the 50 who missed a wave, 50 had an earlier score more than 0.5 SD away from those of "
                             "everybody who stayed.")  # fmt: skip
    assert words[1].startswith("NOBODY STANDS FOR THEM")


@pytest.mark.parametrize(
    ("left", "beyond", "unlikely", "aloud"),
    [(20, 4, None, False), (20, 4, 4, False), (20, 5, 0, True), (20, 0, 5, True), (100, 19, 19, False)],
)
def test_a_few_may_be_there_by_chance(left: int, beyond: int, unlikely: int | None, aloud: bool) -> None:
    table = pd.DataFrame({"there": [200], "left": [left], "beyond": [beyond]}, index=["1"])
    words = told_positivity(table, unlikely)
    assert (len(words) == 2) == aloud
    assert ("fewer than 1 in 100 stay" in words[0]) == (unlikely is not None)


def test_where_nobody_left_there_is_nothing_to_say() -> None:
    assert told_positivity(positivity(waves([1, 2], [2, 3])), None) == []
