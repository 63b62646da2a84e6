"""A monthly series with a change of level, and errors that hang together from month to month."""

import numpy as np
import pandas as pd
from scipy import stats

from bench.simulations.study import coverage, share_held
from mittari.effects.series.interrupted import interrupted_series

BEFORE, AFTER, LEVEL, SLOPE, PHI, ERROR = 48, 36, 3.0, 0.1, 0.4, 2.0


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """Whether the intervals of level and slope hold the truth; beside those that take errors as independent."""
    months = np.arange(BEFORE + AFTER, dtype=float)
    errors = np.empty(len(months))
    errors[0] = rng.normal(0, ERROR)
    for month in range(1, len(months)):
        errors[month] = PHI * errors[month - 1] + rng.normal(0, ERROR * np.sqrt(1 - PHI**2))
    since = np.maximum(months - BEFORE + 1, 0)
    value = 40 + 0.05 * months + LEVEL * (since > 0) + SLOPE * since + errors
    found = interrupted_series(pd.DataFrame({"time": months, "value": value}), change=float(BEFORE)).effects
    table = found.to_dict("index")
    held = {name: share_held((table[name]["low"], table[name]["high"]), truth, fault) for name, truth in TRUTH.items()}
    level, wide = table["level"], stats.t.ppf(0.975, BEFORE + AFTER - 4)
    for name, error in ((LEAST_SQUARES, "ols_se"), (NEWEY_WEST, "newey_west_se")):
        half = wide * level[error]
        held[name] = share_held((level["ols"] - half, level["ols"] + half), LEVEL, fault)
    return held


TRUTH = {"level": LEVEL, "slope": SLOPE}
LEAST_SQUARES, NEWEY_WEST = "level, by least squares", "level, by Newey-West"
STUDY = coverage(
    name="Interrupted series",
    about=f"{BEFORE} months before and {AFTER} after a change, errors with a correlation of {PHI} from month to month. "
    "Least squares and Newey-West stand beside, as the command shows them, without a goal",
    once=once,
    judged=TRUTH,
    told=(LEAST_SQUARES, NEWEY_WEST),
    quick=100,
    mistake=0.5,
)
