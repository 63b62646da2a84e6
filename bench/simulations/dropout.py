"""A group that people with low scores drop out of: four ways to tell its change, one of them wrong by design."""

import numpy as np
import pandas as pd

from bench.simulations.study import coverage, share_held
from mittari.change.dropout.changes import complete_changes
from mittari.change.dropout.imputation import imputed_changes
from mittari.change.dropout.likelihood import likelihood_changes
from mittari.change.dropout.waves import Waves
from mittari.change.dropout.weighting import weighted_changes

PEOPLE, GAIN, SPREAD, NOISE, GAINS = 250, 6.0, 7.0, 4.0, 3.0
NAMES = {
    "mmrm": "by likelihood (MMRM)",
    "mi": "by multiple imputation (MI, Rubin's rules)",
    "ipw": "by weighting (IPW)",
    "paired": "those with both scores only",
}


def group(rng: np.random.Generator) -> Waves:
    """Three waves; whose last score was low more easily stays away, and does not come back."""
    state, slope = rng.normal(45, SPREAD, PEOPLE), rng.normal(GAIN / 2, GAINS / 2, PEOPLE)
    scores = state[:, None] + slope[:, None] * np.arange(3) + rng.normal(0, NOISE, (PEOPLE, 3))
    for wave in (1, 2):
        gone = rng.random(PEOPLE) < 1 / (1 + np.exp((scores[:, wave - 1] - 40) / 5))
        scores[gone | np.isnan(scores[:, wave - 1]), wave] = np.nan
    return Waves(scores, pd.Index(np.arange(PEOPLE)), np.arange(3.0))


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """Whether the interval of the change from first to last wave holds the true change of everybody."""
    waves = group(rng)
    tables = {
        "mmrm": likelihood_changes(waves).table,
        "mi": imputed_changes(waves, 20, seed=int(rng.integers(1 << 31))).table,
        "ipw": weighted_changes(waves).table,
        "paired": complete_changes(waves),
    }
    ends = {name: table.iloc[-1] for name, table in tables.items()}
    return {NAMES[name]: share_held((row["low"], row["high"]), GAIN, fault) for name, row in ends.items()}


STUDY = coverage(
    name="Change where people drop out",
    about=f"{PEOPLE} people at three waves, of whom those with a low score stay away more easily. Those with both "
    "scores only have no goal: they are not everybody",
    once=once,
    judged=[NAMES[name] for name in ("mmrm", "mi", "ipw")],
    told=[NAMES["paired"]],
    quick=60,
    mistake=0.5,
)
