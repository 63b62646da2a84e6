"""Rates and their differences: Wilson and Newcombe."""

import numpy as np

from bench.simulations.study import coverage, share_held
from mittari.statistics.intervals import wilson
from mittari.statistics.newcombe import newcombe

SIZES, PAIRS, MANY = (20, 50, 100, 200), ((30, 30), (50, 80), (200, 100)), 50


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """50 groups of each size whose true rates lie anywhere between 2 and 98 %."""
    held = {}
    for n in SIZES:
        rate = rng.uniform(0.02, 0.98, MANY)
        held[f"rate, {n} people"] = share_held(wilson(rng.binomial(n, rate), n), rate, fault)
    for n, other_n in PAIRS:
        rate, other = rng.uniform(0.05, 0.95, (2, MANY))
        ends = newcombe(rng.binomial(n, rate), n, rng.binomial(other_n, other), other_n)
        held[f"difference of rates, {n} and {other_n} people"] = share_held(ends, rate - other, fault)
    return held


NAMES = [f"rate, {n} people" for n in SIZES]
NAMES += [f"difference of rates, {n} and {other_n} people" for n, other_n in PAIRS]
STUDY = coverage(
    name="Rates",
    about="Wilson's interval of a rate and Newcombe's of a difference; true rates anywhere between 2 and 98 %",
    once=once,
    judged=NAMES,
    quick=60,
)
