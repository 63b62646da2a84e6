"""A table gives its rows and nothing else."""

import numpy as np
import pytest

from mittari.errors import InputError
from mittari.scoring.transforms.lookup import read_rows

ROWS = {7.0: 7.0, 8.0: 9.51, 10.0: 12.4}
NAN = float("nan")


def test_replaces_raw_scores_by_their_rows() -> None:
    found = read_rows(np.array([10, NAN, 7, 8, 7]), ROWS, "t")
    np.testing.assert_array_equal(found, [12.4, NAN, 7.0, 9.51, 7.0])


@pytest.mark.parametrize("raw", [6.0, 9.0, 7.5, 11.0, -np.inf, np.inf])
def test_a_raw_score_without_a_row_is_an_error(raw: float) -> None:
    with pytest.raises(InputError, match="no row in the table t for 1 of the raw scores"):
        read_rows(np.array([7.0, raw, NAN]), ROWS, "t")
