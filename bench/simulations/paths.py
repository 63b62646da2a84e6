"""Made-up paths: clients with their own courses, several services that overlap, and services of known effect."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.effects.exposure import dose

LEVEL, SLOPE, SPREAD, LEVER, ERROR = 48.0, 0.1, (8.0, 0.15), -0.006, 4.0
TYPICAL, SERVICES_DIFFER = 0.1, 0.2
SPELLS_OF = (0.23, 0.31, 0.25, 0.14, 0.07)
"""How probable one to five spells are."""


@dataclass(frozen=True)
class Paths:
    """Measurements (client, time, score), spells (id, service, start, end), and points a month by service."""

    measurements: pd.DataFrame
    spells: pd.DataFrame
    effects: np.ndarray


def paths(rng: np.random.Generator, clients: int, services: int) -> Paths:
    """Three to ten scores a client every four months or so, and one to five spells of four months, many at a time.

    Made like the simulated paths A that the tests hold against lme4, with effects drawn anew.
    """
    client = np.repeat(np.arange(clients), 3 + rng.poisson(2.2, clients).clip(max=7))
    month = _since_first(rng.gamma(3, 1.26, len(client)), client)
    spells = _spells(rng, clients, services)
    effects = rng.normal(TYPICAL, SERVICES_DIFFER, services)
    lived = dose(
        month,
        client,
        spell_client=spells["id"].to_numpy(),
        group=spells["service"].to_numpy(),
        groups=services,
        start=spells["start"].to_numpy(),
        end=spells["end"].to_numpy(),
    )
    level = rng.normal(0, SPREAD[0], clients)
    slope = SLOPE + LEVER * level + rng.normal(0, SPREAD[1], clients)
    course = LEVEL + level[client] + slope[client] * month
    score = course + lived @ effects + rng.normal(0, ERROR, len(client))
    return Paths(pd.DataFrame({"client": client, "time": month, "score": score}), spells, effects)


def _spells(rng: np.random.Generator, clients: int, services: int) -> pd.DataFrame:
    who = np.repeat(np.arange(clients), rng.choice(np.arange(1, 6), clients, p=SPELLS_OF))
    start = _since_first(rng.gamma(2, 1.75, len(who)), who) + rng.exponential(0.8, clients)[who]
    columns = {"id": who, "service": rng.integers(0, services, len(who)), "start": start}
    return pd.DataFrame(columns | {"end": start + rng.gamma(4, 1, len(who)).clip(min=0.5)})


def _since_first(gaps: np.ndarray, owner: np.ndarray) -> np.ndarray:
    """Times from gaps, each owner's first at 0."""
    total = pd.Series(gaps).groupby(owner).cumsum()
    return (total - total.groupby(owner).transform("first")).to_numpy()


def one_service_at_a_time(made: Paths) -> tuple[np.ndarray, np.ndarray]:
    """What is commonly done: the last score up to the start of a spell against the first from its end, averaged.

    Points a month of the spell, and points a month between the two measurements; NaN for a service that nobody was
    measured around.
    """
    scores = made.measurements.rename(columns={"client": "id"}).sort_values("time")
    before = pd.merge_asof(made.spells.sort_values("start"), scores, left_on="start", right_on="time", by="id")
    both = pd.merge_asof(
        before.sort_values("end"), scores, left_on="end", right_on="time", by="id", direction="forward"
    )
    gained = both["score_y"] - both["score_x"]
    months = both["end"] - both["start"], both["time_y"] - both["time_x"]
    services = range(len(made.effects))
    of_spell, between = ((gained / one).groupby(both["service"]).mean().reindex(services) for one in months)
    return of_spell.to_numpy(), between.to_numpy()
