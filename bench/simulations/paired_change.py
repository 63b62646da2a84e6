"""The mean change of a group, by t, from the sums that also make the reports."""

import numpy as np

from bench.simulations.study import coverage, share_held
from mittari.change.group import GroupChange
from mittari.change.reliable import reliable_change

SIZES, STATE, NOISE, GAIN, GAINS = (12, 40), 8.0, 4.0, 3.0, 5.0
ITEMS, MOST = 5, 4


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """A group whose states differ and change unequally, and one that answers five questions of 0-4."""
    held = {}
    for n in SIZES:
        state = rng.normal(50, STATE, n)
        after = state + rng.normal(GAIN, GAINS, n)
        before, after = (one + rng.normal(0, NOISE, n) for one in (state, after))
        held[f"mean change, {n} people"] = share_held(_interval(before, after), GAIN, fault)
    ease = rng.uniform(0.05, 0.6, 40)
    answers = [rng.binomial(MOST * ITEMS, share) for share in (ease, ease + 0.2)]
    held["mean change of whole numbers 0-20, 40 people"] = share_held(_interval(*answers), MOST * ITEMS * 0.2, fault)
    return held


def _interval(before: np.ndarray, after: np.ndarray) -> tuple[float, float]:
    changes = reliable_change(before, after, sem=NOISE, better="higher")
    return GroupChange.of(changes).mean_interval()


NAMES = [f"mean change, {n} people" for n in SIZES] + ["mean change of whole numbers 0-20, 40 people"]
STUDY = coverage(
    name="Paired change",
    about="The t interval of a group's mean change, as reports and `mittari change` give it",
    once=once,
    judged=NAMES,
    quick=200,
    mistake=0.7,
)
