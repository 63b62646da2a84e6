"""Simulated lives: services in sequence and at once, states that drift and are helped along, and where people end up.

All randomness comes from one generator, so that a seed gives the same lives again.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from mittari.demo.region import COUNTY, IMATRA, WORKSHOP

MONTH = 30.4375
GROWTH_SD, GROWTH_MEAN = 1.2, 0.3
"""Points a month that a person changes without any service: many get somewhat better anyway."""


@dataclass(frozen=True)
class Offer:
    """A service as it is offered: who sends clients there, who may carry it out, how long it lasts, what it helps."""

    service: str
    organisation: str
    providers: tuple[str, ...]
    months: tuple[float, float]
    helps: dict[str, float]


OFFERS = (
    Offer("rehabilitative_work", WORKSHOP, ("tyopaja", "vuoksi-valmennus"), (4, 9), {"social": 3.0, "everyday": 2.4}),
    Offer("job_coaching", IMATRA, ("vuoksi-valmennus", "askel-palvelut"), (3, 7), {"skills": 3.2, "economy": 1.6}),
    Offer("work_trial", IMATRA, ("imatra", "tyopaja"), (2, 5), {"work_ability": 2.8, "skills": 2.4}),
    Offer("wage_subsidy", IMATRA, ("imatra", "askel-palvelut"), (5, 10), {"economy": 3.6, "work_ability": 1.8}),
    Offer("social_rehabilitation", COUNTY, ("county", "rajaseudun-tuki"), (4, 10), {"everyday": 3.0, "mind": 2.4}),
    Offer("career_guidance", IMATRA, ("imatra",), (1, 3), {"skills": 2.0, "thinking": 1.2}),
    Offer("mental_health", COUNTY, ("county", "rajaseudun-tuki"), (3, 12), {"mind": 3.6, "thinking": 1.6}),
)


@dataclass(frozen=True)
class Stay:
    """One simulated episode."""

    offer: Offer
    provider: str
    start: date
    end: date

    def months_before(self, day: date) -> float:
        """Months spent in it before a day."""
        return max(0.0, (min(day, self.end) - self.start).days / MONTH)


@dataclass
class Life:
    """One simulated client."""

    birth_year: int
    gender: str
    municipality: str
    base: dict[str, float]
    growth: float
    stays: list[Stay] = field(default_factory=list)

    @property
    def start(self) -> date:
        """First day in any service."""
        return min(stay.start for stay in self.stays)

    @property
    def end(self) -> date:
        """Last day in any service."""
        return max(stay.end for stay in self.stays)

    def state(self, domain: str, day: date) -> float:
        """The true state (0-100) of a domain on a day."""
        helped = sum(stay.offer.helps.get(domain, 0.0) * stay.months_before(day) for stay in self.stays)
        drift = self.growth * max(0.0, (day - self.start).days / MONTH)
        return float(np.clip(self.base[domain] + drift + helped, 2, 98))


def live(
    domains: list[str], municipalities: dict[str, float], begin: date, end: date, rng: np.random.Generator
) -> Life:
    """One person's life between two dates."""
    general = rng.normal(42, 11)
    life = Life(
        birth_year=int(rng.integers(begin.year - 63, begin.year - 18)),
        gender=str(rng.choice(["woman", "man", "other"], p=[0.49, 0.49, 0.02])),
        municipality=str(rng.choice(list(municipalities), p=list(municipalities.values()))),
        base={domain: float(np.clip(general + rng.normal(0, 12), 5, 95)) for domain in domains},
        growth=float(rng.normal(GROWTH_MEAN, GROWTH_SD)),
    )
    life.stays = _stays(life, begin, end, rng)
    return life


def _stays(life: Life, begin: date, end: date, rng: np.random.Generator) -> list[Stay]:
    """One to five episodes: the next starts before the last one ends, soon after it, or after a long break."""
    day = begin + timedelta(days=int(rng.integers(0, (end - begin).days - 60)))
    stays: list[Stay] = []
    for _ in range(int(rng.choice([1, 2, 3, 4, 5], p=[0.3, 0.32, 0.22, 0.11, 0.05]))):
        offer = _offer(life, day, rng)
        length = int(rng.uniform(*offer.months) * MONTH)
        stays.append(Stay(offer, str(rng.choice(offer.providers)), day, day + timedelta(days=length)))
        gap = rng.choice([-0.6, 0.08, 0.9], p=[0.45, 0.45, 0.10]) * length
        day = stays[-1].end + timedelta(days=int(gap) + int(rng.integers(1, 20)))
        if day >= end:
            break
    return stays


def _offer(life: Life, day: date, rng: np.random.Generator) -> Offer:
    """People in a poor state are sent to rehabilitation, others towards work: entry depends on the state."""
    low = life.base["mind"] + life.base["everyday"] < 80
    weights = np.array([offer.organisation == COUNTY or offer.service == "rehabilitative_work" for offer in OFFERS])
    chances = np.where(weights == low, 2.5, 1.0)
    return OFFERS[int(rng.choice(len(OFFERS), p=chances / chances.sum()))]


def measuring_days(life: Life, end: date, rng: np.random.Generator) -> list[tuple[str, date, bool]]:
    """Point, due day and whether it was done: uneven, sometimes missed, and fewer the worse a person fares."""
    due = [("entry", life.start + timedelta(days=int(rng.integers(-5, 15))), 0.9)]
    day = life.start + timedelta(days=int(rng.normal(90, 15)))
    while day < life.end - timedelta(days=40):
        due.append(("interim", day, 0.7))
        day += timedelta(days=max(40, int(rng.normal(92, 18))))
    staying = float(np.clip(0.35 + life.state("mind", life.end) / 150, 0.2, 0.9))
    due.append(("exit", life.end + timedelta(days=int(rng.integers(-14, 20))), staying))
    due.append(("follow_up", life.end + timedelta(days=int(rng.normal(120, 20))), staying * 0.6))
    known = [(point, day, chance) for point, day, chance in due if day <= end + timedelta(days=45)]
    return [(point, day, bool(day <= end and rng.random() < chance)) for point, day, chance in known]


def statuses(life: Life, end: date, rng: np.random.Generator) -> list[tuple[str, date]]:
    """Labour-market statuses over time, with one after the path that depends on how the person fares."""
    found = [(str(rng.choice(["unemployed", "outside_labour_force"], p=[0.85, 0.15])), life.start)]
    for stay in sorted(life.stays, key=lambda stay: stay.start):
        if stay.offer.service in ("work_trial", "wage_subsidy"):
            found.append((stay.offer.service, stay.start))
            if stay.end < life.end:
                found.append(("unemployed", stay.end + timedelta(days=1)))
    after = life.end + timedelta(days=int(rng.integers(1, 25)) if rng.random() < 0.5 else 0)
    found.append((_afterwards(life, rng), after))
    latest = {day: status for status, day in found if day <= end}
    return [(status, day) for day, status in latest.items()]


def _afterwards(life: Life, rng: np.random.Generator) -> str:
    ability = life.state("work_ability", life.end) / 100
    chances = np.array([0.55 * ability, 0.10, 0.12, 0.30, 0.08, 0.06])
    places = ["open_full_time", "open_part_time", "studying", "unemployed", "sick_leave", "pension"]
    return str(rng.choice(places, p=chances / chances.sum()))
