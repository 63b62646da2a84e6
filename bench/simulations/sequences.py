"""Services that follow a low score and raise the next one: the marginal structural model against the crude figures."""

from typing import Any

import numpy as np
import pandas as pd

from bench.simulations.study import NOTHING_WRONG, Study, ratio_of_biases
from mittari.effects.marginal.structural import marginal_structural

PEOPLE, GIVES, KEPT = 2_000, 2.0, 0.8
TREATMENTS, COVARIATES = ("A0", "A1", "A2"), ("L0", "L1", "L2")
TRUTH = np.array([GIVES * KEPT**2, GIVES * KEPT, GIVES])


def people(rng: np.random.Generator) -> pd.DataFrame:
    """Three periods: the service gives 2 points, of which .8 is kept a period; who fares badly gets it more easily."""
    score = rng.normal(50, 8, PEOPLE)
    columns: dict[str, Any] = {}
    for covariate, treatment in zip(COVARIATES, TREATMENTS, strict=True):
        served = rng.random(PEOPLE) < 1 / (1 + np.exp((score - 48) / 8))
        columns |= {covariate: score, treatment: served.astype(int)}
        score = 10 + KEPT * score + GIVES * served + rng.normal(0, 5, PEOPLE)
    return pd.DataFrame(columns | {"Y": score})


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float, float]]:
    """The error of each period's effect, weighted and crude; with a fault nothing is weighted."""
    found = marginal_structural(people(rng), treatments=TREATMENTS, covariates=COVARIATES, outcome="Y")
    crude = found.crude.value[1:] - TRUTH
    weighted = found.weighted.value[1:] - TRUTH if fault == NOTHING_WRONG else crude
    return {name: (float(one), float(other)) for name, one, other in zip(NAMES, weighted, crude, strict=True)}


NAMES = [f"effect of period {number}" for number in (1, 2, 3)]
STUDY = Study(
    name="Sequences of services",
    about=f"{PEOPLE:,} people in three periods, in which the service follows a low score (marginal structural model)",
    unit="size of the mean error over that of the crude figure",
    once=once,
    statistic=ratio_of_biases,
    goals=dict.fromkeys(NAMES, (0.0, 0.2)),
    quick=20,
)
