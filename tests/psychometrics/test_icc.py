"""The six forms against R's psych on the worked example of Shrout & Fleiss 1979."""

import numpy as np
import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.psychometrics.icc import FORMS, icc, mean_squares

JUDGED = pd.DataFrame(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], columns=list("abcd")
)
# psych::ICC(sf, lmer = FALSE), psych 2.2.9.
EXPECTED = {
    "1": (0.165741768405476, -0.1329323248747509, 0.722560062328121),
    "A,1": (0.289763779527559, 0.0187865133747120, 0.761084369648953),
    "C,1": (0.714840714840715, 0.3424647650339254, 0.945858259955360),
    "k": (0.442797133679269, -0.8844421552381190, 0.912415420340776),
    "A,k": (0.620050547598989, 0.0711368153025035, 0.927232040167722),
    "C,k": (0.909315542377069, 0.6756747138163047, 0.985891678169062),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_published_example(form: str) -> None:
    assert icc(JUDGED, even_if_small=True).form(form) == pytest.approx(EXPECTED[form], abs=1e-9)


def test_a_shift_of_the_mean_lowers_agreement_and_not_consistency() -> None:
    before, after = (icc(twice(shift=shift)) for shift in (0, 2))
    assert after.form("C,1")[0] == pytest.approx(before.form("C,1")[0], rel=1e-9)
    assert after.form("A,1")[0] < before.form("A,1")[0] - 0.1


def test_scale_direction_and_order_do_not_matter() -> None:
    scores = twice()
    expected = icc(scores).table
    for same in (100 - scores, 5 + 3 * scores, scores.sample(frac=1, random_state=3), scores[["second", "first"]]):
        pd.testing.assert_frame_equal(icc(same).table, expected, rtol=1e-9)


def test_the_same_score_twice_is_perfect() -> None:
    scores = twice()
    found = icc(scores.assign(second=scores["first"]))
    assert found.table.to_numpy() == pytest.approx(1.0)


def test_people_without_both_scores_are_left_out() -> None:
    scores = twice()
    scores.loc[3, "second"] = np.nan
    found = icc(scores)
    assert (found.squares.n, found.left_out) == (len(scores) - 1, 1)
    assert found.form() == pytest.approx(icc(scores.drop(index=3)).form())


def test_what_cannot_be_computed_is_refused() -> None:
    with pytest.raises(InputError, match="do not differ"):
        icc(pd.DataFrame(np.full((60, 2), 3.0)))
    with pytest.raises(InputError, match="one score a person agrees with nothing"):
        icc(twice()[["first"]])
    with pytest.raises(InputError, match="6 people are fewer than the 50"):
        icc(JUDGED)


def test_the_words_say_what_is_assumed() -> None:
    says = icc(JUDGED, even_if_small=True).summary()
    assert says.startswith("ICC(A,1) 0.290 (95% interval 0.019 to 0.761), 6 people at 4 times, 0 left out. Only 6")


def test_the_mean_squares_are_those_of_the_published_table() -> None:
    squares = mean_squares(JUDGED.to_numpy(dtype=float))
    found = (squares.people, squares.times, squares.error, squares.within)
    # Shrout & Fleiss 1979, table 3.
    assert found == pytest.approx((11.24, 32.49, 1.02, 6.26), abs=0.005)


def twice(shift: float = 0.0, n: int = 80) -> pd.DataFrame:
    rng = np.random.default_rng(5)
    state = rng.normal(0, 2, n)
    return pd.DataFrame({"first": state + rng.normal(size=n), "second": state + rng.normal(size=n) + shift})
