"""People whose state did not change: how many does each method call changed?"""

import math

import numpy as np

from bench.simulations.study import Study, the_mean
from mittari.change.by_method import change_by_method
from mittari.change.methods.parameters import Parameters

PEOPLE, MEAN, SD, RELIABILITY, NOISIER = 2000, 50.0, 10.0, 0.8, 6.0
SEM = SD * math.sqrt(1 - RELIABILITY)


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """2,000 people measured twice without change; a fault makes the noise that the methods are told too small."""
    state = rng.normal(MEAN, SD * math.sqrt(RELIABILITY), PEOPLE)
    first, last = (state + rng.normal(0, SEM, PEOPLE) for _ in range(2))
    noisy = state + rng.normal(0, NOISIER, PEOPLE)
    given = Parameters(sem=SEM * fault, mean=MEAN, reliability=RELIABILITY)
    shifted = Parameters(sem=SEM * fault, mean=MEAN, mean_after=MEAN, reliability=RELIABILITY)
    spread = Parameters(sd=SD * fault, mean=MEAN, reliability=RELIABILITY, reliability_after=RELIABILITY)
    return {
        "JT": _told(first, last, "JT", Parameters(sem=SEM * fault)),
        "GLN": _told(first, last, "GLN", given),
        "HLL": _told(first, last, "HLL", shifted),
        "MP, the last measurement less precise": _told(
            first, noisy, "MP", Parameters(sem=SEM * fault, sem_after=NOISIER * fault)
        ),
        "NK": _told(first, last, "NK", spread),
        "EN": _told(first, last, "EN", given),
    }


def _told(first: np.ndarray, last: np.ndarray, method: str, parameters: Parameters) -> tuple[float]:
    found = change_by_method(first, last, method=method, parameters=parameters, better="higher")
    return (float(found["verdict"].isin(["improved", "worse"]).mean()),)


WITHIN_A_POINT = (0.04, 0.06)
"""Nominal are 5 %."""
STUDY = Study(
    name="Reliable change",
    about=f"{PEOPLE:,} people measured twice without any change, reliability {RELIABILITY}. NK and EN have no goal: "
    "what they compare a change with is less than the noise of two measurements, by their own formula. HA draws each "
    "change to the group's, so it has no such share of its own",
    unit="share that is called changed (5 % is nominal)",
    once=once,
    statistic=the_mean,
    goals={
        "JT": WITHIN_A_POINT,
        "GLN": WITHIN_A_POINT,
        "HLL": WITHIN_A_POINT,
        "MP, the last measurement less precise": WITHIN_A_POINT,
        "NK": None,
        "EN": None,
    },
    quick=30,
)
