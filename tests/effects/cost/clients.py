"""Made-up costs and improvements of two groups."""

import numpy as np
import pandas as pd

COST = np.array([120.0, 80, 300, 45, 410, 95, 150, 220, 60, 180, 75, 330])
IMPROVED = np.array([1.0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1])


def two_groups(seed: int = 1, sizes: tuple[int, int] = (80, 90)) -> pd.DataFrame:
    """Columns client, group (new, old), cost, improved: the new one dearer, and more of them improve."""
    rng = np.random.default_rng(seed)
    group = np.repeat(["new", "old"], sizes)
    cost = rng.gamma(2, np.where(group == "new", 700, 500)).round(2)
    improved = (rng.random(len(group)) < np.where(group == "new", 0.65, 0.35)).astype(int)
    return pd.DataFrame({"client": np.arange(len(group)), "group": group, "cost": cost, "improved": improved})


def of(frame: pd.DataFrame, group: str) -> tuple[np.ndarray, np.ndarray]:
    """Cost and improvement of a group's clients."""
    rows = frame[frame["group"] == group]
    return rows["cost"].to_numpy(dtype=float), rows["improved"].to_numpy(dtype=float)
