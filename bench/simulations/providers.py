"""Providers of different size and case mix: shrunken rates against crude ones."""

import numpy as np
import pandas as pd
from scipy import special, stats

from bench.simulations.study import NOTHING_WRONG, Study, coverage, gain, share_held
from mittari.effects.providers.compare import compare_providers

PROVIDERS, SIZES, SPREAD, MIX, APART = 40, (10, 80), 0.4, 0.6, 0.5


def clients(rng: np.random.Generator) -> tuple[pd.DataFrame, np.ndarray]:
    """Clients of 40 providers whose case mix differs, and the rate that each would have with everybody's clients."""
    provider = np.repeat(np.arange(PROVIDERS), rng.integers(*SIZES, PROVIDERS))
    x = rng.normal(0, 1, len(provider)) + rng.normal(0, APART, PROVIDERS)[provider]
    level = rng.normal(0, SPREAD, PROVIDERS)
    better = (rng.random(len(provider)) < special.expit(MIX * x + level[provider])).astype(int)
    names = np.array([f"p{number:02d}" for number in range(PROVIDERS)])
    frame = pd.DataFrame({"provider": names[provider], "better": better, "x": x})
    return frame, special.expit(MIX * x + level[:, None]).mean(axis=1)


def compared(rng: np.random.Generator) -> tuple[pd.DataFrame, np.ndarray]:
    """What the comparison says of such providers, and their true rates."""
    frame, truth = clients(rng)
    return compare_providers(frame, provider="provider", outcome="better", case_mix=["x"]).table, truth


def ranked(rng: np.random.Generator, fault: float) -> dict[str, tuple[float, float]]:
    """Rank correlations with the true rates; a fault exchanges the providers' shrunken rates."""
    table, truth = compared(rng)
    shrunken = table["shrunken"].to_numpy()[:: 1 if fault == NOTHING_WRONG else -1]
    crude = {RAW: table["observed"] / table["clients"], ADJUSTED: table["ratio"]}
    return {name: (_rank(shrunken, truth), _rank(other, truth)) for name, other in crude.items()}


def held(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """The share of the providers whose interval holds the rate that they would have with everybody's clients."""
    table, truth = compared(rng)
    return {"shrunken rate of a provider": share_held((table["shrunken_low"], table["shrunken_high"]), truth, fault)}


def _rank(one: np.ndarray | pd.Series, other: np.ndarray) -> float:
    return float(stats.spearmanr(np.asarray(one, dtype=float), other).statistic)


RAW, ADJUSTED = "more than that of the raw rate", "more than that of observed over expected"
ABOUT = f"{PROVIDERS} providers of {SIZES[0]} to {SIZES[1]} clients whose case mix differs"
RANKED = Study(
    name="Providers: shrunken and crude",
    about=ABOUT,
    unit="rank correlation of the shrunken rates with the true ones, less that of the crude figures",
    once=ranked,
    statistic=gain,
    goals=dict.fromkeys((RAW, ADJUSTED), (0.0, 1.0)),
    quick=12,
)
COVERAGE = coverage(
    name="Providers: intervals",
    about=ABOUT,
    once=held,
    judged=["shrunken rate of a provider"],
    quick=12,
    mistake=0.7,
)
