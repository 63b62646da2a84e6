"""Answers carried forward are those a person would have given to the newer version; what was not asked stays so."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mittari.definitions.meter import Meter, read_meter
from mittari.definitions.versions import with_versions
from mittari.scoring.crosswalk import carry_forward, score_forward
from mittari.scoring.score import score_one
from tests.definitions.two_versions import write_two_versions

REFUSED, NOT_ASKED = -127.0, -125.0


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Meter:
    folder = write_two_versions(tmp_path_factory.mktemp("library"))
    return with_versions(read_meter(folder)[0], folder)


def columns(**codes: list[float]) -> dict[str, np.ndarray]:
    return {name: np.array(column, dtype=np.float64) for name, column in codes.items()}


def test_codes_are_kept_or_recoded_and_non_answers_stay(newer: Meter) -> None:
    given = columns(calm=[3, REFUSED, np.nan], tempo=[1, 2, REFUSED], wish=[np.nan] * 3)
    carried = carry_forward(newer.crosswalks[0], newer, given)
    assert set(carried) == set(newer.items)
    np.testing.assert_array_equal(carried["calm"], [3, REFUSED, np.nan])
    np.testing.assert_array_equal(carried["speediness"], [0, 1, REFUSED])
    np.testing.assert_array_equal(carried["hope"], [NOT_ASKED] * 3)
    np.testing.assert_array_equal(carried["tense"], [NOT_ASKED] * 3)


def test_small_integers_do_not_wrap(newer: Meter) -> None:
    carried = carry_forward(newer.crosswalks[0], newer, {"tempo": np.array([3, -127], dtype=np.int8)})
    assert carried["speediness"].tolist() == [1, -127]


def test_only_comparable_scores_come_out(newer: Meter) -> None:
    given = columns(working=[1], calm=[3], tense=[0], pace=[3], tempo=[2], ability=[7])
    scored = score_forward(newer.crosswalks[0], newer, given)
    assert set(scored) == {"mind", "speed", "work"}
    # calm 3 + speediness 1 is row 4 of the table; the older version had the same: tempo 2 was worth 1.
    assert [scored[name].value[0] for name in ("mind", "speed", "work")] == [100, 32.5, 7]


CODES = st.sampled_from([0.0, 1.0, 2.0, 3.0, REFUSED, -128.0, np.nan])
FORM = st.fixed_dictionaries(
    {name: CODES for name in ("calm", "tense", "pace", "tempo")}
    | {"working": st.sampled_from([0.0, 1.0, REFUSED]), "ability": st.sampled_from([0.0, 10.0, REFUSED])}
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(form=FORM)
def test_what_is_comparable_as_it_is_gets_the_very_score_it_had(form: dict[str, float], newer: Meter) -> None:
    older = score_one(newer.earlier[0], form)
    scored = score_forward(newer.crosswalks[0], newer, columns(**{name: [code] for name, code in form.items()}))
    for name in ("mind", "work"):
        value = None if np.isnan(scored[name].value[0]) else float(scored[name].value[0])
        assert (value, int(scored[name].answered[0])) == older[name]


def test_nobody_s_answers_give_nobody_s_scores(newer: Meter) -> None:
    assert all(len(found.value) == 0 for found in score_forward(newer.crosswalks[0], newer, columns(calm=[])).values())
