"""Points and shares: R's counts, ties, and first scores of 0."""

from collections import Counter

import numpy as np
import pytest

from mittari.change.by_points import change_by_points, change_by_share
from mittari.errors import InputError
from tests.change.change_oracle import KEYS, complete_pairs, oracle_row, parameters
from tests.shared_files import needs_shared


@needs_shared
@pytest.mark.parametrize("key", KEYS)
def test_points_are_r_s(key: str) -> None:
    given, expected = parameters(key), oracle_row(key, "anchor_individual", "MID")
    pairs = complete_pairs(given)
    limits = {"improved_by": expected["mid"], "worse_by": expected["mid_det"]}
    found = Counter(change_by_points(pairs["before"], pairs["after"], better=given["better"], **limits)["verdict"])
    assert found["improved"] == expected["improved"]
    assert found["no_reliable_change"] == expected["unchanged"]
    assert found["worse"] == expected["deteriorated"]


@needs_shared
@pytest.mark.parametrize("key", KEYS)
def test_shares_are_r_s(key: str) -> None:
    given, expected = parameters(key), oracle_row(key, "percentage", "PCT")
    pairs = complete_pairs(given)
    share = given["pct"]
    found = Counter(
        change_by_share(pairs["before"], pairs["after"], better=given["better"], improved_by=share)["verdict"]
    )
    assert sum(found.values()) == expected["n_used"]
    assert found["improved"] == expected["improved"]
    assert found["no_reliable_change"] == expected["unchanged"]
    assert found["worse"] == expected["deteriorated"]


def test_a_tie_counts_and_the_missing_have_their_reason() -> None:
    found = change_by_points([10, 10, 10, 10, np.nan], [15, 6, 14.9, np.nan, 3], better="higher", improved_by=5)
    assert list(found["verdict"]) == ["improved", "no_reliable_change", "no_reliable_change"] + ["cannot_tell"] * 2
    assert list(found["reason"][3:]) == ["no_last", "no_first"]
    share = change_by_share([10, 20], [12, 15], better="lower", improved_by=0.25, worse_by=0.2)
    assert list(share["verdict"]) == ["worse", "improved"]


def test_a_first_score_of_0_or_less_is_named_by_its_row() -> None:
    with pytest.raises(InputError, match=r"before:2: .*0 or less") as refused:
        change_by_share([5.0, 0.0, -2.0], [4.0, 3.0, 2.0], better="lower", improved_by=0.5)
    assert [problem.line for problem in refused.value.problems] == [2, 3]


@pytest.mark.parametrize("limit", [0.0, -3.0, float("nan")])
def test_a_limit_must_be_above_0(limit: float) -> None:
    with pytest.raises(InputError, match="not above 0"):
        change_by_points([1.0], [2.0], better="higher", improved_by=limit)
