"""The expected course of earlier people: how many others, who go on just like them, fall below the band?"""

import numpy as np

from bench.simulations.growth import course
from bench.simulations.study import Study, the_mean
from mittari.change.expected.course import ExpectedCourse, Plan, Track
from mittari.change.expected.since import Since
from mittari.change.repeated import repeated

EARLIER, FOLLOWED = 150, 100
BELOW = "scores below the band of 80 %"
"""A tenth is nominal."""


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """Two hundred and fifty people of one kind; a fault makes the band that much narrower."""
    plan = Plan(better="higher", band=0.8 * fault, knowing="before")
    frames = [course(rng, clients)[0] for clients in (EARLIER, FOLLOWED)]
    earlier, now = (Since.of(repeated(frame, client="client", time="time", score="score")) for frame in frames)
    scores = ExpectedCourse.of(earlier, plan).follow(now)
    told = scores[scores["track"] != Track.CANNOT_TELL]
    return {BELOW: (float((told["track"] == Track.NOT_ON_TRACK).mean()),)}


STUDY = Study(
    name="Expected course",
    about=f"The courses of {EARLIER} people, and {FOLLOWED} others who go on like them",
    unit="share of the others' later scores (10 % is nominal)",
    once=once,
    statistic=the_mean,
    goals={BELOW: (0.08, 0.12)},
    quick=12,
    mistake=0.7,
)
