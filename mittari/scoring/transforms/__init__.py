"""From a raw score to the scale it is read on: one transform a file."""

from collections.abc import Callable
from typing import Any

import numpy as np

from mittari.scoring.given import Given
from mittari.scoring.transforms import bins, linear, lookup, norm

TRANSFORMS: dict[str, Callable[[np.ndarray, Any, Given], np.ndarray]] = {
    "linear": linear.transform,
    "lookup": lookup.transform,
    "bins": bins.transform,
    "norm": norm.transform,
}
