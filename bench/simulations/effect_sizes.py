"""Effect sizes of a group's change: SRM, Glass and g_av."""

import math

import numpy as np

from bench.simulations.study import coverage, share_held
from mittari.change.effect_sizes.together import effect_sizes

SIZES, SD, SD_AFTER, CORRELATION, GAIN = (30, 80), 9.0, 11.0, 0.6, 6.0
SD_CHANGE = math.sqrt(SD**2 + SD_AFTER**2 - 2 * CORRELATION * SD * SD_AFTER)
TRUTH = (GAIN / SD_CHANGE, GAIN / SD, GAIN / math.sqrt((SD**2 + SD_AFTER**2) / 2))
SHORT = ("SRM", "Glass g", "g_av")


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """A group that gains 6 points while its spread grows from 9 to 11 (correlation .6)."""
    held = {}
    for n in SIZES:
        one, other = rng.normal(size=(2, n))
        before = 40 + SD * one
        after = 40 + GAIN + SD_AFTER * (CORRELATION * one + math.sqrt(1 - CORRELATION**2) * other)
        sizes = effect_sizes(before, after).sizes
        for name, size, truth in zip(SHORT, sizes, TRUTH, strict=True):
            held[f"{name}, {n} people"] = share_held((size.low, size.high), truth, fault)
    return held


STUDY = coverage(
    name="Effect sizes",
    about="Intervals of the mean change over three standard deviations, where the spread grows",
    once=once,
    judged=[f"{name}, {n} people" for n in SIZES for name in SHORT],
    quick=70,
    mistake=0.5,
)
