"""A made-up monthly series whose level rises by 4 and whose slope rises by 0.3 at month 31."""

import numpy as np
import pandas as pd


def monthly(size: int = 60, change: int = 31, phi: float = 0.5, seed: int = 4, spread: float = 1.0) -> pd.DataFrame:
    """Columns month (1, 2, ...), season (1 to 12), rate and other (a control without the change)."""
    rng = np.random.default_rng(seed)
    month = np.arange(1, size + 1)
    columns: dict[str, np.ndarray] = {"month": month, "season": (month - 1) % 12 + 1}
    after = month >= change
    for name, jump in (("rate", 1.0), ("other", 0.0)):
        error = np.zeros(size)
        error[0] = rng.normal()
        for place in range(1, size):
            error[place] = phi * error[place - 1] + rng.normal() * np.sqrt(1 - phi**2)
        moved = jump * after * (4 + 0.3 * (month - change + 1))
        columns[name] = 50 + 0.1 * month + moved + spread * error
    return pd.DataFrame(columns)
