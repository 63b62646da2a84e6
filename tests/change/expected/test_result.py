"""People beside the course of earlier ones: tables, words, and nobody's own scores in the curve."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.expected.course import Plan
from mittari.change.expected.result import Followed, expected_course
from mittari.errors import InputError
from tests.change.expected.cohorts import cohort

EARLIER, NOW = cohort(300, 1), cohort(40, 2, name="n")
FALLING = cohort(40, 3, slope=-3.0, name="f")


def followed(now: pd.DataFrame = NOW, earlier: pd.DataFrame = EARLIER, **plan: object) -> Followed:
    return expected_course(earlier, now, Plan(**({"better": "higher"} | plan)))  # type: ignore[arg-type]


def test_one_row_a_later_score_and_one_a_client() -> None:
    found = followed()
    assert len(found.scores) == 40 * 5
    assert len(found.clients) == 40
    assert (found.clients["scores"] == 6).all()
    by_hand = found.scores[found.scores["track"] == "not_on_track"].groupby("client")
    assert found.clients["not_on_track"].sum() == by_hand.size().sum() > 0
    alert = found.clients["alert_since"].dropna()
    assert alert.to_dict() == by_hand["since"].min().to_dict()
    last = found.scores.drop_duplicates("client", keep="last").set_index("client")
    assert found.clients["track"].to_dict() == last["track"].to_dict()


def test_people_like_those_before_are_mostly_on_track_and_falling_ones_are_not() -> None:
    fine, falling = followed().scores["track"], followed(FALLING).clients["track"]
    assert 0.04 < (fine == "not_on_track").mean() < 0.18
    assert (falling == "not_on_track").mean() > 0.9


def test_nobodys_own_scores_are_in_the_curve() -> None:
    both = pd.concat([EARLIER, NOW.assign(score=NOW["score"] - 500)], ignore_index=True)
    found, alone = followed(earlier=both), followed()
    assert found.left_out == 40
    pd.testing.assert_frame_equal(found.scores, alone.scores)
    assert "40 of the people followed were among them and left out" in found.summary()


def test_numbers_and_texts_name_the_same_person() -> None:
    early, now = (frame.assign(client=frame["client"].str[1:]) for frame in (EARLIER, NOW))
    assert followed(now.assign(client=now["client"].astype(int)), early).left_out == 40


def test_who_was_measured_once_has_no_track() -> None:
    row = followed(NOW[(NOW["client"] != "n3") | (NOW["time"] < 1)]).clients.loc["n3"]
    assert (row["scores"], row["track"], row["not_on_track"]) == (1, "cannot_tell", 0)
    assert np.isnan(row["last_since"])


def test_the_curve_has_three_bands_a_stratum_and_stays_on_the_scale() -> None:
    earlier, now = (frame.assign(score=frame["score"].clip(upper=60)) for frame in (EARLIER, NOW))
    curve = followed(now, earlier, high=60).curve
    assert curve.groupby("stratum").size().tolist() == [12, 12, 12]
    bands = [curve[f"high_{band}"] - curve[f"low_{band}"] for band in (80, 85, 90)]
    assert (bands[0] <= bands[1]).all()
    assert (bands[1] <= bands[2]).all()
    assert curve["high_90"].max() == 60


def test_order_of_rows_changes_nothing() -> None:
    shuffled = followed(NOW.sample(frac=1, random_state=1), EARLIER.sample(frac=1, random_state=1))
    one, two = (found.scores.sort_values(["client", "since"], ignore_index=True) for found in (followed(), shuffled))
    pd.testing.assert_frame_equal(one, two, rtol=1e-5)


def test_words() -> None:
    said = followed().summary()
    assert "Curves from 300 earlier clients in 3 strata" in said
    assert "40 people followed, by their last score: " in said
    assert "it should be near 10.0%" in said
    assert "late responders, and low scores by chance" in said
    assert "not a verdict" in said
    assert "kept at its end" not in said
    earlier, now = (frame.assign(score=frame["score"].clip(upper=60)) for frame in (EARLIER, NOW))
    assert "kept at its end" in followed(now, earlier, high=60).summary()


def test_too_few_are_told_only_when_asked_twice() -> None:
    found = followed(earlier=cohort(60, 1))
    assert found.earlier == (20, 20, 20)
    only = (
        "20, 20 and 20 earlier clients with a later score in the 3 strata of the first score, 50 are needed in each; "
        "--strata 1 would do"
    )
    assert found.below_minimum == (only,)
    with pytest.raises(InputError, match="too little: 20, 20 and 20 earlier clients"):
        found.summary()
    assert found.summary(even_if_small=True).count("TOO LITTLE") == 1


def test_fewer_strata_that_would_do_are_named_and_do() -> None:
    earlier = cohort(120, 1)
    assert followed(earlier=earlier).below_minimum[0].endswith("; --strata 2 would do")
    assert followed(earlier=earlier, strata=2).below_minimum == ()
    few = cohort(40, 1)
    assert followed(earlier=few).below_minimum[0].endswith("; no other --strata would do")
    assert followed(earlier=few, strata=1).below_minimum == ("40 earlier clients with a later score, 50 are needed",)


def test_an_earlier_cohort_that_is_too_small_for_a_curve_is_named_by_its_file() -> None:
    with pytest.raises(InputError, match=r"old.csv: stratum 1 \(.*take fewer strata \(--strata\)"):
        expected_course(cohort(4, 1), NOW, Plan("higher"), sources=("old.csv", "now.csv"))


def test_levels_only_is_said() -> None:
    assert "differ in level only" in followed(earlier=cohort(300, 1, waves=3)).summary()


def test_bad_rows_are_named_by_their_line_and_file() -> None:
    twice = pd.concat([EARLIER, EARLIER.iloc[:1]], ignore_index=True)
    with pytest.raises(InputError, match="earlier:2: client, time: this client has several rows"):
        followed(earlier=twice)
    with pytest.raises(InputError, match="measurements: score: there is no score"):
        followed(NOW.assign(score=np.nan))
    beyond = NOW.assign(score=NOW["score"].where(NOW.index != 7, 101))
    with pytest.raises(InputError, match="measurements:9: score: is above 100, the highest"):
        followed(beyond, low=-50, high=100)
