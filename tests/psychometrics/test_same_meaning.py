import numpy as np
import pandas as pd
import pytest

from mittari.psychometrics.invariance import invariance_of_times
from mittari.psychometrics.same_meaning import same_meaning
from mittari.scoring.values import item_values
from tests.psychometrics.answers import PATH, codes_twice

MIND = PATH.scores["mind"]


def test_over_groups_and_times() -> None:
    first, second = codes_twice(n=600)
    groups = pd.Series(np.tile(["fi", "sv"], 300))
    over_groups, over_times = same_meaning(PATH, MIND, first, (first, second), groups, False)
    assert (over_groups.method, over_times.method) == ("same meaning in groups", "same meaning at both times")
    names = [figure.name for figure in over_groups.figures]
    assert names[:2] == ["CFI, configural over groups", "RMSEA, configural over groups"]
    assert names[6:] == ["mean in SD, sv against fi"]
    frames = [
        pd.DataFrame({name: item_values(PATH, PATH.items[name], codes[name]) for name in MIND.items})
        for codes in (first, second)
    ]
    expected = invariance_of_times(dict(zip(("first", "second"), frames, strict=True)))
    figures = {figure.name: figure.value for figure in over_times.figures}
    assert figures["CFI, scalar over times"] == pytest.approx(expected.table["cfi"]["scalar"])
    assert over_times.words == str(expected.summary())


def test_simulated_answers_mean_the_same_at_both_times() -> None:
    first, second = codes_twice(n=600)
    (found,) = same_meaning(PATH, MIND, first, (first, second), None, False)
    assert "may be compared" in found.words
    mean = found.figures[-1]
    assert mean.name == "mean in SD, second against first"
    assert mean.low < 0 < mean.high


def test_too_few_people_are_the_reason_why_there_is_none() -> None:
    first, second = codes_twice(n=150)
    (found,) = same_meaning(PATH, MIND, first, (first, second), None, False)
    assert found.figures == ()
    assert "fewer than the 200 it needs" in found.words
    (found,) = same_meaning(PATH, MIND, first, (first, second), None, True)
    assert "take it as a hint" in found.words


def test_items_that_need_not_go_together_are_not_asked() -> None:
    first, second = codes_twice()
    assert list(same_meaning(PATH, PATH.scores["everyday"], first, (first, second), None, False)) == []
    assert list(same_meaning(PATH, MIND, first, None, None, False)) == []


def test_a_model_that_did_not_come_to_rest_gives_no_figures() -> None:
    # Answers that do not go together at all: what they share is sought where there is nothing.
    rng = np.random.default_rng(0)
    answers = {name: rng.permutation(codes) for name, codes in codes_twice(n=100)[0].items()}
    groups = pd.Series(np.tile(["fi", "sv"], 50))
    (found,) = same_meaning(PATH, MIND, answers, None, groups, True)
    assert "configural: not told" in found.words
    assert [figure.name for figure in found.figures] == ["CFI, scalar over groups", "RMSEA, scalar over groups"]
