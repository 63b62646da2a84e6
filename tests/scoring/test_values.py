"""From a code to a value: non-answers vanish, then recode, then reverse."""

from pathlib import Path

import numpy as np
import pytest

from mittari.answers.non_answer import NonAnswer
from mittari.scoring.values import item_values, value_range
from tests.small_meter import INSTRUMENT, small_meter

BOTH = INSTRUMENT.replace("recode: {0: 0, 1: 0, 2: 1, 3: 1}", "reverse: true\n    recode: {0: 5, 1: 6, 2: 6.5, 3: 9}")


@pytest.mark.parametrize(
    ("item", "values"),
    [("calm", [0, 1, 2, 3]), ("tense", [3, 2, 1, 0]), ("tempo", [9, 8, 7.5, 5]), ("ability", [0, 1, 2, 3])],
)
@pytest.mark.parametrize("dtype", [np.int8, np.float64])
def test_codes_become_values(item: str, values: list[float], dtype: type, tmp_path: Path) -> None:
    meter = small_meter(tmp_path, {"instrument.yaml": BOTH})
    codes: np.ndarray = np.array([0, 1, 2, 3, *NonAnswer], dtype=dtype)
    found = item_values(meter, meter.items[item], codes)
    np.testing.assert_array_equal(found, values + [np.nan] * 4)


@pytest.mark.parametrize(("item", "ends"), [("calm", (0, 3)), ("tempo", (5, 9)), ("ability", (0, 10))])
def test_the_range_is_that_of_the_values(item: str, ends: tuple[float, float], tmp_path: Path) -> None:
    meter = small_meter(tmp_path, {"instrument.yaml": BOTH})
    assert value_range(meter, meter.items[item]) == ends
