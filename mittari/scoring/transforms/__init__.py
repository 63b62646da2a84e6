"""From a raw score to the scale it is read on: one transform a file."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from mittari.definitions.score import Table
from mittari.scoring.transforms import linear, lookup

TRANSFORMS: dict[str, Callable[[np.ndarray, Any, Mapping[str, Table]], np.ndarray]] = {
    "linear": linear.transform,
    "lookup": lookup.transform,
}
