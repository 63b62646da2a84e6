"""A group's mean change against a MIC: R's means and intervals, and each of the words by hand."""

import pytest

from mittari.change.against_important import Importance, against_important
from mittari.errors import InputError
from tests.change.change_oracle import KEYS, complete_pairs, oracle_row, parameters
from tests.shared_files import needs_shared

WORDS_OF_R = {
    "Large clinically significant effect": Importance.CERTAINLY,
    "Probably clinically significant effect": Importance.PROBABLY,
}
CHANGES = [4.0, 6.0] * 10  # mean 5, 95 % interval 4.52 to 5.48


@needs_shared
@pytest.mark.parametrize("key", KEYS)
def test_mean_and_interval_are_r_s(key: str) -> None:
    given, expected = parameters(key), oracle_row(key, "anchor_group_within_freq", "MID")
    pairs = complete_pairs(given)
    found = against_important(pairs["before"], pairs["after"], better=given["better"], important=given["mid"])
    assert found.n == expected["n_used"]
    assert (found.mean, found.low, found.high) == pytest.approx(tuple(expected[["diff", "lower", "upper"]]), abs=1e-9)
    assert found.importance == WORDS_OF_R[expected["label"]]


@pytest.mark.parametrize(
    ("important", "shift", "says"),
    [
        (4.5, 0.0, Importance.CERTAINLY),
        (4.9, 0.0, Importance.PROBABLY),
        (5.2, 0.0, Importance.POSSIBLY),
        (9.0, 0.0, Importance.SMALL),
        (9.0, -5.2, Importance.NOT_SHOWN),
        (9.0, -9.0, Importance.WORSE),
    ],
)
def test_each_word(important: float, shift: float, says: Importance) -> None:
    after = [change + shift for change in CHANGES]
    found = against_important([0.0] * 20, after, better="higher", important=important)
    turned = against_important(after, [0.0] * 20, better="lower", important=important)
    assert found.importance == turned.importance == says
    assert says in found.summary()


def test_few_people_are_refused_unless_asked_for_twice() -> None:
    with pytest.raises(InputError, match="it takes 10 pairs"):
        against_important([1.0] * 4, [2.0, 3.0, 2.0, 3.0], better="higher", important=1)
    assert against_important([1.0] * 2, [2.0, 3.0], better="higher", important=1, even_if_small=True).n == 2
    with pytest.raises(InputError, match="more than 0 points"):
        against_important([1.0] * 20, CHANGES, better="higher", important=0)
