"""A form is discarded above the share of missing answers, never at it, and never for what does not apply."""

import numpy as np
import pytest

from mittari.answers.non_answer import NonAnswer
from mittari.scoring.discard import discarded
from mittari.scoring.given import Given
from tests.scoring.rules.raw import meter_of, rating

NAMES = [f"q{number}" for number in range(10)]


def is_discarded(missing: int, not_applying: int, share: str) -> bool:
    meter = meter_of({"rule": "mean", "items": NAMES}, [rating(name) for name in NAMES], maximum_missing=share)
    codes = [float(NonAnswer.REFUSED)] * missing + [float(NonAnswer.NOT_APPLICABLE)] * not_applying
    codes += [1.0] * (10 - len(codes))
    columns = {name: np.array([code]) for name, code in zip(NAMES, codes, strict=True)}
    return bool(discarded(Given(meter, columns, columns))[0])


@pytest.mark.parametrize("percent", range(1, 101))
def test_exactly_at_the_share_is_not_above_it(percent: int) -> None:
    for missing in range(11):
        for other in range(11 - missing):
            assert is_discarded(missing, other, f"{percent}%") == (100 * missing > percent * (10 - other))
