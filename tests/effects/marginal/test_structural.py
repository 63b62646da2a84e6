"""The marginal structural model: R's figures, the truth of made-up people, and what must not change."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.effects.marginal.result import MarginalStructural
from mittari.effects.marginal.structural import marginal_structural
from mittari.errors import InputError
from tests.effects.marginal.three_periods import ASKED, TRUTH, three_periods
from tests.shared_files import DATA, ORACLE, needs_shared

FRAME = three_periods()
NHEFS = (
    "C(sex)+C(race)+age+age^2+C(education)+smokeintensity+smokeintensity^2+smokeyrs+smokeyrs^2+C(exercise)+C(active)"
    "+wt71+wt71^2"
)


@pytest.fixture(name="plain", scope="module")
def fitted() -> MarginalStructural:
    return marginal_structural(FRAME, **ASKED)


@needs_shared
def test_three_periods_are_those_of_r() -> None:
    found = marginal_structural(pd.read_csv(DATA / "sim_msm_A.csv"), **ASKED, client="id")
    expected: dict[str, Any] = json.loads((ORACLE / "msm_A.json").read_text())
    assert found.weighted.value == pytest.approx(list(expected["msm_iptw"].values()), abs=1e-6)
    assert found.effects["se"].tolist() == pytest.approx(list(expected["msm_se_HC0"].values())[1:], abs=1e-6)
    assert found.crude.value == pytest.approx(list(expected["crude"].values()), abs=1e-6)
    weight = found.weights["weight"]
    assert [weight.mean(), weight.min(), weight.max()] == pytest.approx(
        [expected["sw"][name] for name in ("mean", "min", "max")], rel=1e-6
    )
    assert found.weights["truncated"].max() == pytest.approx(expected["sw"]["p99"], rel=1e-6)


@needs_shared
@pytest.mark.parametrize("stabilised", [True, False])
def test_nhefs_is_that_of_r(stabilised: bool) -> None:
    frame = pd.read_csv(DATA / "causaldata_nhefs_complete.csv")
    asked: dict[str, Any] = {"treatments": ["qsmk"], "covariates": [NHEFS], "outcome": "wt82_71"}
    found = marginal_structural(frame, **asked, stabilised=stabilised)
    expected = json.loads((ORACLE / "causal_nhefs.json").read_text())["nhefs"]
    kind, first = ("ipw_stab", "sw") if stabilised else ("ipw_unstab", "w")
    assert found.effects["value"].tolist() == pytest.approx([expected[kind]], abs=1e-6)
    assert found.effects["se"].tolist() == pytest.approx([expected["se_HC0"]], abs=1e-6)
    assert found.crude.value[1] == pytest.approx(expected["naive"], abs=1e-6)
    weight = found.weights["weight"]
    assert [weight.mean(), weight.min(), weight.max()] == pytest.approx(
        [expected[f"{first}_{name}"] for name in ("mean", "min", "max")], abs=1e-6
    )
    assert found.balance["after"].abs().max() < 0.1


def test_bias_is_a_fraction_of_the_crude_one() -> None:
    drawn = [marginal_structural(three_periods(2000, seed), **ASKED) for seed in range(25)]
    bias = np.mean([one.effects["value"] for one in drawn], axis=0) - TRUTH
    crude = np.mean([one.crude.effects["value"] for one in drawn], axis=0) - TRUTH
    assert (np.abs(bias) < 0.2 * np.abs(crude)).all()
    assert (crude < -1).all()


def same(one: MarginalStructural, other: MarginalStructural, by: float = 1.0) -> None:
    for mine, others in ((one.weighted, other.weighted), (one.truncated, other.truncated), (one.crude, other.crude)):
        assert others.value[1:] == pytest.approx(by * mine.value[1:], rel=1e-6)
        assert others.effects["se"].tolist() == pytest.approx((abs(by) * mine.effects["se"]).tolist(), rel=1e-6)


def test_order_and_names_change_nothing(plain: MarginalStructural) -> None:
    shuffled = FRAME.sample(frac=1, random_state=3).rename(columns={"L1": "mood"})
    same(plain, marginal_structural(shuffled, **ASKED | {"covariates": ["L0", "mood", "L2"]}))


def test_other_units_turn_the_effects_with_them(plain: MarginalStructural) -> None:
    scores = FRAME.assign(L0=100 - 3 * FRAME["L0"], L1=FRAME["L1"] / 7 + 2)
    same(plain, marginal_structural(scores, **ASKED))
    same(plain, marginal_structural(FRAME.assign(Y=1000 - 10 * FRAME["Y"]), **ASKED), by=-10)


def test_without_in_place_of_with_turns_the_sign(plain: MarginalStructural) -> None:
    names = ASKED["treatments"]
    same(plain, marginal_structural(FRAME.assign(**{name: 1 - FRAME[name] for name in names}), **ASKED), by=-1)


def test_a_covariate_that_says_nothing_new_changes_nothing(plain: MarginalStructural) -> None:
    frame = FRAME.assign(double=2 * FRAME["L0"], one=1)
    same(plain, marginal_structural(frame, **ASKED | {"covariates": ["L0+double+one", "L1", "L2"]}))


def test_a_service_that_hangs_on_nothing_has_the_crude_effect() -> None:
    found = marginal_structural(FRAME, **ASKED | {"covariates": ["", "", ""], "history": "all"})
    assert found.weighted.value == pytest.approx(found.crude.value, rel=1e-6)


def test_rows_without_a_value_are_left_out(plain: MarginalStructural) -> None:
    more = pd.concat([FRAME, FRAME.iloc[:5].assign(L1=np.nan), FRAME.iloc[:2].assign(A2=np.nan)])
    found = marginal_structural(more, **ASKED)
    same(plain, found)
    assert (found.left_out, found.absent) == (7, {"A2": 2, "L1": 5})


def test_a_share_to_cut_off_is_less_than_half() -> None:
    with pytest.raises(InputError, match=r"truncate: 0\.5 is no share"):
        marginal_structural(FRAME, **ASKED, truncate=0.5)
