"""A service's mean on the metric of another meter, with the error of the link in its interval."""

from datetime import date

import numpy as np
import pandas as pd

from bench.simulations.study import coverage, share_held
from mittari.definitions.score import Direction
from mittari.psychometrics.linking.declaration import Declaration, ReferenceGroup, Side
from mittari.psychometrics.linking.domain import to_domain
from mittari.psychometrics.linking.link import link
from mittari.psychometrics.linking.table import Method

PEOPLE, CLIENTS, WORSE = 400, 150, -0.5
FIRST, SECOND = (20.0, 4.0, 1.2), (50.0, 12.0, 3.6)
"""Mean, SD of the state and SD of the noise on the two scales, 0-40 and 0-100."""
STEP = 1 / 12
FROM, TO = (np.sqrt(spread**2 + noise**2 + STEP) for _, spread, noise in (FIRST, SECOND))
TRUTH = 50 + 10 * WORSE * FIRST[1] / FROM
METHODS: tuple[Method, ...] = ("linear", "equipercentile")
DECLARED = Declaration(
    measures="how people fare",
    from_=Side(range=(0.0, 40.0), direction=Direction.HIGHER, reliability=0.92),
    to=Side(range=(0.0, 100.0), direction=Direction.HIGHER, reliability=0.92),
    why="made so",
    declared_by="the simulation",
    date=date(2026, 1, 31),
    reference=ReferenceGroup(population="everybody", mean=SECOND[0], sd=float(TO), source="made so"),
)


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """A link found in 400 people, used for 150 others who fare half an SD worse; the truth is that of all people."""
    reference = DECLARED.reference
    assert reference is not None
    state = rng.normal(size=PEOPLE)
    both = pd.DataFrame({"from": _scores(rng, state, FIRST), "to": _scores(rng, state, SECOND)})
    service = _scores(rng, rng.normal(WORSE, 1, CLIENTS), FIRST)
    frame = pd.DataFrame({"service": "a", "score": service})
    held = {}
    for method in METHODS:
        used = link(both, DECLARED, method=method, replicates=60, seed=int(rng.integers(1 << 31)))
        row = to_domain(frame, reference, used).row("a")
        held[f"T of a service, {method}"] = share_held((row["low"], row["high"]), TRUTH, fault)
    return held


def _scores(rng: np.random.Generator, state: np.ndarray, scale: tuple[float, float, float]) -> np.ndarray:
    mean, spread, noise = scale
    scores = np.round(mean + spread * state + noise * rng.normal(size=len(state)))
    return np.clip(scores, 0, 2 * mean)


STUDY = coverage(
    name="Services with different meters",
    about=f"A link found in {PEOPLE} people with both meters, used for the mean of {CLIENTS} others",
    once=once,
    judged=[f"T of a service, {method}" for method in METHODS],
    quick=60,
    mistake=0.5,
)
