"""A bin reaches from its start up to the next one's."""

import numpy as np
import pytest

from mittari.definitions.transform import Bins
from mittari.errors import InputError
from mittari.scoring.transforms import bins

STEP = Bins(kind="bins", starts={0: 1, 4: 2, 7: 3, 10: 4})


def test_each_raw_score_gets_the_points_of_its_bin() -> None:
    found = bins.transform(np.array([0, 3, 3.9, 4, 9, 12, np.nan]), STEP)
    np.testing.assert_array_equal(found, [1, 1, 1, 2, 3, 4, np.nan])


def test_below_the_first_bin_is_an_error() -> None:
    with pytest.raises(InputError, match="1 raw scores lie below the first bin"):
        bins.transform(np.array([-1.0, 2.0]), STEP)
