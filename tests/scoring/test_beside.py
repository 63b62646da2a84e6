"""Standard errors and intervals come from the row that gave the score, or from the file that gave it."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mittari.scoring.beside import names_beside
from mittari.scoring.instrument import load

EXAMPLES = Path(__file__).parents[2] / "instruments/constructs"
NAN = float("nan")


@pytest.mark.parametrize(
    ("name", "answers", "expected"),
    [
        ("lookup", {"a": [0, 2, None]}, {"t_standard_error": [6, 3.5, NAN]}),
        ("crosswalk-table", {"a": [1, 3, None]}, {"other_low": [42, 56, NAN], "other_high": [53, 67, NAN]}),
        ("imported-score", {"theta": [50.5, None], "theta_se": [3.1, None]}, {"t_standard_error": [3.1, NAN]}),
    ],
)
def test_columns_beside_a_score(name: str, answers: dict[str, list[float]], expected: dict[str, list[float]]) -> None:
    scores = load(EXAMPLES / name).score(pd.DataFrame(answers))
    for column, values in expected.items():
        np.testing.assert_array_equal(scores[column], values)


def test_most_scores_have_nothing_beside_them() -> None:
    meter = load(EXAMPLES / "sum")
    assert names_beside(meter.structure, meter.structure.scores[0]) == ()
