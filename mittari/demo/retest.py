"""The simulated standard error of measurement: the same simulated people answer twice and nothing has changed."""

from datetime import date

import numpy as np

from mittari.definitions.meter import Meter
from mittari.demo.responses import answer
from mittari.scoring.score import score_columns

PEOPLE = 20_000
POPULATION = "simulated"


def retest_sem(meter: Meter, rng: np.random.Generator) -> dict[str, float]:
    """SEM by score id, in the score's own points: the SD of the differences over the square root of 2."""
    states = {score: rng.uniform(15, 85, PEOPLE) for score in meter.scores}
    first, second = (score_columns(meter, answer(meter, states, rng)) for _ in range(2))
    differences = {name: second[name].value - first[name].value for name in first}
    return {name: float(np.nanstd(difference, ddof=1) / np.sqrt(2)) for name, difference in differences.items()}


def norms_yaml(sems: dict[str, float], day: date) -> str:
    """norms.yaml with these SEMs, saying of each that it is simulated."""
    lines = ["norms:"]
    for score, sem in sems.items():
        lines += [
            f"  - score: {score}",
            f"    population: {POPULATION}",
            "    method: test-retest of simulated people whose state does not change",
            f"    n: {PEOPLE}",
            f"    sem: {sem:.4f}",
            "    status: simulated",
            "    source: made for the demo by simulation; not a figure about any real person",
            f"    date: {day.isoformat()}",
        ]
    return "\n".join(lines) + "\n"
