"""Made-up people whose service follows a low score and raises the next one: effects 1.28, 1.60 and 2.00 are true."""

from typing import Any

import numpy as np
import pandas as pd

TRUTH = np.array([1.28, 1.60, 2.00])
ASKED: dict[str, Any] = {"treatments": ["A0", "A1", "A2"], "covariates": ["L0", "L1", "L2"], "outcome": "Y"}


def three_periods(people: int = 400, seed: int = 5) -> pd.DataFrame:
    """Columns id, L0, A0, L1, A1, L2, A2, Y: the service gives 2 points, of which 0.8 is kept a period."""
    rng = np.random.default_rng(seed)
    score = rng.normal(50, 8, people)
    columns: dict[str, np.ndarray] = {"id": np.arange(people)}
    for period in range(3):
        served = (rng.random(people) < 1 / (1 + np.exp((score - 48) / 8))).astype(int)
        columns |= {f"L{period}": score, f"A{period}": served}
        score = 10 + 0.8 * score + 2 * served + rng.normal(0, 5, people)
    return pd.DataFrame(columns | {"Y": score})
