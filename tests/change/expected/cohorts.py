"""Made-up cohorts whose later scores follow a growth model exactly."""

import numpy as np
import pandas as pd

from mittari.change.expected.since import Since
from mittari.change.repeated import repeated

LEVEL, ERROR = (50.0, 8.0), 4.0


def cohort(clients: int, seed: int, waves: int = 6, slope: float = 0.5, name: str = "e") -> pd.DataFrame:
    """Uneven times in months since the path began, true levels, own slopes, and independent errors."""
    rng = np.random.default_rng(seed)
    client = np.repeat(np.arange(clients), waves)
    time = np.tile(np.arange(waves) * 2.0, clients) + rng.uniform(0, 1, len(client))
    level, own = rng.normal(*LEVEL, clients), rng.normal(slope, 0.3, clients)
    score = level[client] + own[client] * time + rng.normal(0, ERROR, len(client))
    return pd.DataFrame({"client": [f"{name}{number}" for number in client], "time": time, "score": score})


def since_of(frame: pd.DataFrame) -> Since:
    """The first and later scores of a frame with the columns client, time and score."""
    return Since.of(repeated(frame, client="client", time="time", score="score"))
