"""How well a score measures: alpha, agreement and the standard error of measurement."""

from math import sqrt

import numpy as np
import pandas as pd

from bench.simulations.study import coverage, share_held
from mittari.psychometrics.alpha import alpha
from mittari.psychometrics.icc import icc
from mittari.psychometrics.retest import retest
from mittari.psychometrics.standard_error import from_agreement, from_differences

PEOPLE, TWICE, ITEMS, ALIKE = 100, 60, 5, 0.4
TRUTH = {
    "alpha (Feldt)": ITEMS * ALIKE / (1 + (ITEMS - 1) * ALIKE),
    "ICC(A,1)": 0.8,
    "ICC(C,1)": 0.8,
    "ICC(1)": 0.8,
    "SEM of differences": 1.0,
    "SEM of agreement": 1.0,
    "bias of a retest": 0.0,
}
"""Items correlate by .4; in the retest states vary by 2 points and noise by 1."""


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """100 people who answer five items, and 60 who are measured twice without any change."""
    answers = sqrt(ALIKE) * rng.normal(size=(PEOPLE, 1)) + sqrt(1 - ALIKE) * rng.normal(size=(PEOPLE, ITEMS))
    pairs = pd.DataFrame(rng.normal(0, 2, (TWICE, 1)) + rng.normal(size=(TWICE, 2)))
    one, both, twice = alpha(pd.DataFrame(answers)), icc(pairs), retest(pairs[0], pairs[1])
    ends = {"alpha (Feldt)": (one.low, one.high), "bias of a retest": twice.bias_interval}
    ends |= {f"ICC({form})": both.form(form)[1:] for form in ("A,1", "C,1", "1")}
    errors = {"SEM of differences": from_differences(twice), "SEM of agreement": from_agreement(both.squares)}
    ends |= {name: (error.low, error.high) for name, error in errors.items()}
    return {name: share_held(ends[name], truth, fault) for name, truth in TRUTH.items()}


STUDY = coverage(
    name="Precision of a score",
    about=f"{PEOPLE} people who answer {ITEMS} items, and {TWICE} who are measured twice without any change",
    once=once,
    judged=TRUTH,
    quick=80,
    mistake=0.5,
)
