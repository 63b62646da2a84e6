"""Cost per reliable improvement: three intervals of a ratio."""

import numpy as np

from bench.simulations.study import coverage, share_held
from mittari.effects.cost.per_improvement import per_improvement

CLIENTS, RATE, DEAR, CHEAP = 120, 0.35, 4_000.0, 2_500.0
TRUTH = (RATE * DEAR + (1 - RATE) * CHEAP) / RATE


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """Clients with skewed costs, of whom a third improve, and cost more."""
    improved = (rng.random(CLIENTS) < RATE).astype(float)
    cost = rng.gamma(2, np.where(improved > 0, DEAR, CHEAP) / 2)
    found = per_improvement(cost, improved, replicates=1000, seed=int(rng.integers(1 << 31)))
    ends = {"Fieller": found.fieller, "bootstrap, BCa": found.bca, "bootstrap, percentile": found.percentile}
    return {name: share_held(one, TRUTH, fault) for name, one in ends.items()}


STUDY = coverage(
    name="Cost per reliable improvement",
    about=f"{CLIENTS} clients of whom {RATE:.0%} improve, with costs that are skewed and higher for those who improve",
    once=once,
    judged=("Fieller", "bootstrap, BCa", "bootstrap, percentile"),
    quick=100,
    mistake=0.6,
)
