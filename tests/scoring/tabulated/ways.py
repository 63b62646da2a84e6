"""Each test with the loops in C and in NumPy."""

import pytest

from mittari.scoring.tabulated.in_c import in_c
from mittari.scoring.tabulated.in_numpy import InNumpy

WITHOUT_C = pytest.mark.skipif(in_c() is None, reason="there was no C compiler when mittari was installed")
each_way = pytest.mark.parametrize(
    "loops", [pytest.param(in_c(), marks=WITHOUT_C, id="c"), pytest.param(InNumpy(), id="numpy")]
)
