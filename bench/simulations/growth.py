"""The mean course of a growth model at uneven times."""

import numpy as np
import pandas as pd

from bench.simulations.study import coverage, share_held
from mittari.change.growth import growth

CLIENTS, LEVEL, SLOPE, SPREAD, ERROR, LEVER = 60, 45.0, 0.4, (8.0, 0.5), 4.0, -0.03


def course(rng: np.random.Generator, clients: int = CLIENTS) -> tuple[pd.DataFrame, np.ndarray]:
    """Three to six scores a client at uneven months, and each client's true slope."""
    client = np.repeat(np.arange(clients), rng.integers(3, 7, clients))
    month = rng.uniform(0, 18, len(client))
    level = rng.normal(0, SPREAD[0], clients)
    slope = SLOPE + LEVER * level + rng.normal(0, SPREAD[1], clients)
    score = LEVEL + level[client] + slope[client] * month + rng.normal(0, ERROR, len(client))
    return pd.DataFrame({"client": client, "time": month, "score": score}), slope


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """Clients who start lower gain more; levels and slopes differ."""
    frame, _ = course(rng)
    fixed = growth(frame).fixed
    truths = {"mean slope": ("time", SLOPE), "mean level at the start": ("intercept", LEVEL)}
    ends = fixed[["low", "high"]].to_dict("index")
    return {
        name: share_held((ends[row]["low"], ends[row]["high"]), truth, fault) for name, (row, truth) in truths.items()
    }


STUDY = coverage(
    name="Growth",
    about=f"score ~ time + (time | client) of {CLIENTS} clients with 3 to 6 scores at uneven months",
    once=once,
    judged=["mean slope", "mean level at the start"],
    quick=70,
    mistake=0.5,
)
