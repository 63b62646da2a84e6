"""Who is asked what: the same for one form and for many, also through chains of conditions."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.answers.non_answer import NonAnswer
from mittari.answers.shown import holds, mark_not_asked, shown_items
from mittari.definitions.condition import Condition
from mittari.definitions.meter import Meter
from tests.small_meter import INSTRUMENT, small_meter

CHAIN = INSTRUMENT.replace("recode: {0: 0, 1: 0, 2: 1, 3: 1}", "show_if: {item: pace, at_least: 2}")
codes = st.sampled_from([-128.0, -127.0, -126.0, -125.0, 0.0, 1.0, 2.0, 3.0, float("nan")])


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Meter:
    return small_meter(tmp_path_factory.mktemp("chain"), {"instrument.yaml": CHAIN})


def is_code(code: float) -> bool:
    return code in (0.0, 1.0, 2.0, 3.0)


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        (Condition(item="a", any_of=(1, 3)), [1, 3]),
        (Condition(item="a", at_least=2), [2, 3]),
        (Condition(item="a", at_most=1), [0, 1]),
        (Condition(item="a", at_least=1, at_most=2), [1, 2]),
    ],
)
def test_only_answers_meet_a_condition(condition: Condition, met: list[int]) -> None:
    given_codes = np.array([-128, -127, -126, -125, np.nan, 0, 1, 2, 3])
    assert given_codes[holds(condition, given_codes)].tolist() == met


@given(st.lists(st.tuples(codes, codes, codes), min_size=1, max_size=20))
def test_marks_like_a_plain_loop(chain: Meter, forms: list[tuple[float, float, float]]) -> None:
    columns = dict(zip(("working", "pace", "tempo"), np.array(forms).T, strict=True))
    marked, surplus = mark_not_asked(chain, columns)
    for row, (working, pace, tempo) in enumerate(forms):
        asked_pace = working == 1
        asked_tempo = asked_pace and pace in (2.0, 3.0)
        assert surplus["pace"][row] == (not asked_pace and is_code(pace))
        assert surplus["tempo"][row] == (not asked_tempo and is_code(tempo))
        assert (marked["pace"][row] == NonAnswer.NOT_ASKED) == (not asked_pace or pace == NonAnswer.NOT_ASKED)
        assert (marked["tempo"][row] == NonAnswer.NOT_ASKED) == (not asked_tempo or tempo == NonAnswer.NOT_ASKED)


@given(codes, codes)
def test_one_person_sees_what_the_columns_say(chain: Meter, working: float, pace: float) -> None:
    shown = {item.id for item in shown_items(chain, {"working": working, "pace": pace})}
    columns = {name: np.array([code]) for name, code in [("working", working), ("pace", pace), ("tempo", 0.0)]}
    marked, _ = mark_not_asked(chain, columns)
    assert ("pace" in shown) == (working == 1)
    assert ("tempo" in shown) == (marked["tempo"][0] == 0)


def test_the_columns_handed_in_are_left_alone(tmp_path: Path) -> None:
    columns = {"working": np.array([0.0]), "pace": np.array([3.0])}
    mark_not_asked(small_meter(tmp_path), columns)
    assert columns["pace"].tolist() == [3.0]


def test_nothing_is_marked_without_the_other_column(tmp_path: Path) -> None:
    marked, surplus = mark_not_asked(small_meter(tmp_path), {"pace": np.array([3.0])})
    assert (marked["pace"].tolist(), surplus) == ([3.0], {})


def after_score(tmp_path: Path, *more: str) -> Meter:
    """The small meter, where hours hang on a score, and trouble hangs on hours."""
    hours = "    scored: false\n    minimum: 0\n    maximum: 100\n"
    shown = f"{hours}    show_if: {{score: mind, at_least: 50}}\n"
    chained = "  - {id: trouble, kind: number, scored: false, show_if: {item: hours, at_least: 1}}\n"
    changed = INSTRUMENT.replace(hours, shown + chained + "".join(more))
    return small_meter(tmp_path, {"instrument.yaml": changed})


def test_what_hangs_on_a_score_is_marked_once_the_score_is_known(tmp_path: Path) -> None:
    meter = after_score(tmp_path)
    columns = {"hours": np.array([8.0, 8.0, 8.0, -128.0]), "trouble": np.array([2.0, 2.0, 2.0, 2.0])}
    assert mark_not_asked(meter, columns)[1]["trouble"].tolist() == [False, False, False, True]
    marked, surplus = mark_not_asked(meter, columns, {"mind": np.array([50.0, 49.0, np.nan, 49.0])})
    assert marked["hours"].tolist() == [8, -125, -125, -125]
    assert marked["trouble"].tolist() == [2, -125, -125, -125]
    assert surplus["hours"].tolist() == [False, True, True, False]
    assert surplus["trouble"].tolist() == [False, True, True, True]


def test_a_score_that_waits_for_the_record_marks_nothing(tmp_path: Path) -> None:
    meter = after_score(tmp_path, "  - {id: age, kind: number, minimum: 15, maximum: 99, filled_from: age}\n")
    columns = {"hours": np.array([8.0, 8.0]), "age": np.array([-128.0, 40.0])}
    marked, surplus = mark_not_asked(meter, columns, {"mind": np.array([np.nan, np.nan])})
    assert (marked["hours"].tolist(), surplus["hours"].tolist()) == ([8, -125], [False, True])
