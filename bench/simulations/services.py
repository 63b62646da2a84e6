"""Effects of services along whole paths: intervals, and their error beside that of each service alone."""

import numpy as np

from bench.simulations.paths import one_service_at_a_time, paths
from bench.simulations.study import NOTHING_WRONG, Study, coverage, ratio_of_errors, share_held
from mittari.effects.multiple_membership import path_effects

CLIENTS, SERVICES = (300, 600), 12
OF_SPELL, BETWEEN = "alone, points a month of the spell", "alone, points a month between the two measurements"


def held(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """The share of the services whose interval holds their effect."""
    shares = {}
    for clients in CLIENTS:
        made = paths(rng, clients, SERVICES)
        table = path_effects(made.measurements, made.spells).services
        assert table is not None
        ends = table["low"], table["high"]
        shares[f"points a month of a service, {clients} clients"] = share_held(ends, made.effects[table.index], fault)
    return shares


def against_alone(rng: np.random.Generator, fault: float) -> dict[str, tuple[float, float]]:
    """Mean squared errors of the whole path and of each service alone; a fault is to look at each alone after all."""
    made = paths(rng, CLIENTS[-1], SERVICES)
    table = path_effects(made.measurements, made.spells).services
    assert table is not None
    alone = one_service_at_a_time(made)
    effect = table["effect"].reindex(range(SERVICES)).to_numpy() if fault == NOTHING_WRONG else alone[0]
    whole, *others = (_mean_square(one - made.effects) for one in (effect, *alone))
    return {name: (whole, other) for name, other in zip((OF_SPELL, BETWEEN), others, strict=True)}


def _mean_square(errors: np.ndarray) -> float:
    return float(np.nanmean(errors**2))


COVERAGE = coverage(
    name="Services along a path",
    about=f"{SERVICES} services that overlap, effects drawn anew each time",
    once=held,
    judged=[f"points a month of a service, {clients} clients" for clients in CLIENTS],
    quick=8,
    mistake=0.5,
)
ERROR = Study(
    name="Whole path against each service alone",
    about=f"Such paths of {CLIENTS[-1]} clients. Alone: the last score up to the start of a spell against the first "
    "from its end; the goal is about points a month of the spell, as services are commonly told",
    unit="root mean square error of the services' effects over that of each service alone",
    once=against_alone,
    statistic=ratio_of_errors,
    goals={OF_SPELL: (0.0, 0.4), BETWEEN: None},
    quick=6,
)
