"""Net benefit: whether one group is worth its cost beside another, for each amount that an improvement may be worth."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.effects.cost.increment import Increment
from mittari.statistics.intervals import normal_quantile
from mittari.statistics.round_steps import round_step

PLACES = 20


def acceptability(found: Increment, worth: ArrayLike, level: float = 0.95) -> pd.DataFrame:
    """One row an amount: worth, net_benefit, low, high (a client, in the currency), acceptable (0-1).

    net benefit = worth dE - dC, with a normal interval from their variances; acceptable is the share of bootstrapped
    pairs with a net benefit above 0 (ties half). It is defined where a ratio is not. Checked: a plain loop. Source:
    Stinnett & Mullahy 1998; van Hout et al. 1994.
    """
    amounts = np.asarray(worth, dtype=np.float64)
    benefit = amounts * found.improved - found.cost
    of_cost, of_improved, together = found.variances
    half = normal_quantile(level) * np.sqrt(np.maximum(amounts**2 * of_improved + of_cost - 2 * amounts * together, 0))
    drawn = amounts[:, None] * found.drawn[:, 1] - found.drawn[:, 0]
    acceptable = (drawn > 0).mean(axis=1) + (drawn == 0).mean(axis=1) / 2
    columns = {"net_benefit": benefit, "low": benefit - half, "high": benefit + half, "acceptable": acceptable}
    return pd.DataFrame({"worth": amounts, **columns})


def round_amounts(most: float) -> np.ndarray:
    """From 0 up to `most` or just beyond it in at most 20 round steps."""
    step = round_step(most, PLACES)
    return step * np.arange(np.ceil(most / step - 1e-9) + 1)
