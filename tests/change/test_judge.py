"""From an index to a verdict: strictly beyond the critical value, and nothing at the ends of the scale."""

import numpy as np
import pytest

from mittari.change.judge import judge
from mittari.errors import InputError

FIRST, LAST = np.array([0.0, 5.0, 5.0, 10.0]), np.array([5.0, 5.0, 9.0, np.nan])
INDEX = np.array([2.0, 0.0, 1.5, np.nan])


@pytest.mark.parametrize(
    ("options", "verdicts"),
    [
        ({}, ["improved", "no_reliable_change", "no_reliable_change", "cannot_tell"]),
        ({"critical": 1.4}, ["improved", "no_reliable_change", "improved", "cannot_tell"]),
        ({"better": "lower"}, ["worse", "no_reliable_change", "no_reliable_change", "cannot_tell"]),
        ({"low": 0}, ["cannot_tell", "no_reliable_change", "no_reliable_change", "cannot_tell"]),
        ({"critical": 1.4, "mdc": 5}, ["improved", "no_reliable_change", "no_reliable_change", "cannot_tell"]),
        ({"mdc": 6}, ["no_reliable_change", "no_reliable_change", "no_reliable_change", "cannot_tell"]),
    ],
)
def test_verdicts(options: dict[str, object], verdicts: list[str]) -> None:
    settings: dict[str, object] = {"better": "higher", "critical": 1.5} | options
    assert list(judge(FIRST, LAST, INDEX, **settings)["verdict"]) == verdicts  # type: ignore[arg-type]


def test_without_an_index_nobody_gets_a_verdict() -> None:
    found = judge(FIRST, LAST, None, better="higher", critical=1.96)
    assert set(found["verdict"]) == {"cannot_tell"}
    assert list(found["reason"]) == ["no_sem", "no_sem", "no_sem", "no_last"]


def test_what_is_better_must_be_said() -> None:
    with pytest.raises(InputError, match="higher or lower"):
        judge(FIRST, LAST, INDEX, better="up", critical=1.96)
