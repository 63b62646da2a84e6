"""Made-up people with scores on two scales that measure one state, and the declaration that says so."""

from typing import Any

import numpy as np
import pandas as pd

from mittari.definitions.score import Direction
from mittari.psychometrics.linking.declaration import Declaration, Side

RANGES = {"from": (0.0, 27.0), "to": (0.0, 100.0)}


def people(n: int = 800, seed: int = 1, same: bool = True) -> pd.DataFrame:
    """n people with from (0-27, 13 + 5 z), to (0-100, 50 + 15 z; -15 z where not `same` way up), group a or b."""
    rng = np.random.default_rng(seed)
    state = rng.normal(size=n)
    to = 50 + (15 if same else -15) * state + 4 * rng.normal(size=n)
    columns = {"from": 13 + 5 * state + 1.5 * rng.normal(size=n), "to": to}
    scores = {name: np.clip(np.round(column), *RANGES[name]) for name, column in columns.items()}
    return pd.DataFrame(scores | {"group": rng.choice(list("ab"), n)})


def chance_drawn(n: int = 1200, seed: int = 1) -> pd.DataFrame:
    """n people of whom chance gave each one of the scales."""
    frame = people(n, seed)
    first = np.random.default_rng(seed).random(n) < 0.5
    return frame.assign(**{"from": frame["from"].where(first), "to": frame["to"].where(~first)})


def declared(same: bool = True, **more: Any) -> Declaration:
    """Low mood by both; with the reliabilities that `people` have."""
    known: dict[str, Any] = {
        "measures": "low mood",
        "from_": Side(range=RANGES["from"], direction=Direction.LOWER, reliability=0.92),
        "to": Side(range=RANGES["to"], direction=Direction.LOWER if same else Direction.HIGHER, reliability=0.93),
        "why": "both ask for the same signs",
        "declared_by": "the quality board",
        "date": "2026-01-31",
    }
    return Declaration(**(known | more))
