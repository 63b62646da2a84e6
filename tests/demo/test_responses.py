import numpy as np

from mittari.answers.non_answer import NonAnswer, is_answer
from mittari.definitions.library import default_library
from mittari.demo.responses import answer
from mittari.scoring import score_columns

METER = default_library().meter("mittari-path")


def answered(state: float, n: int = 2000) -> dict[str, np.ndarray]:
    states = {score: np.full(n, state) for score in METER.scores}
    return answer(METER, states, np.random.default_rng(1))


def test_only_codes_that_exist_and_non_answers_come_out() -> None:
    for name, codes in answered(50).items():
        item = METER.items[name]
        coding = METER.coding(item)
        known = set(coding.codes if coding else range(item.minimum or 0, (item.maximum or 0) + 1))
        assert {int(code) for code in codes} <= known | set(NonAnswer)


def test_a_better_state_gives_better_scores_in_every_domain() -> None:
    low, high = (score_columns(METER, answered(state)) for state in (25, 75))
    for name, score in METER.scores.items():
        span = score.range[1] - score.range[0]
        assert np.nanmean(high[name].value) - np.nanmean(low[name].value) > 0.4 * span


def test_some_refuse_and_those_not_at_work_are_not_asked_about_it() -> None:
    codes = answered(50)
    assert 0 < np.mean(codes["remember"] == NonAnswer.REFUSED) < 0.05
    at_work = codes["at_work_now"] == 1
    assert (codes["work_tasks"][~at_work] == NonAnswer.NOT_ASKED).all()
    assert is_answer(codes["work_tasks"][at_work]).mean() > 0.9


def test_the_same_seed_gives_the_same_answers() -> None:
    first, second = answered(40), answered(40)
    assert all((first[name] == second[name]).all() for name in first)
