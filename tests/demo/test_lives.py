from datetime import date, timedelta

import numpy as np

from mittari.definitions.library import default_library
from mittari.demo.lives import OFFERS, Life, Stay, live, measuring_days, statuses
from mittari.demo.region import MUNICIPALITIES

BEGIN, END = date(2024, 11, 22), date(2026, 11, 22)
DOMAINS = ["mind", "everyday", "work_ability", "skills"]
OFFER = next(offer for offer in OFFERS if offer.service == "mental_health")


def lives(n: int = 300) -> list[Life]:
    rng = np.random.default_rng(5)
    return [live(DOMAINS, MUNICIPALITIES, BEGIN, END, rng) for _ in range(n)]


def test_services_and_statuses_are_in_the_code_lists() -> None:
    library = default_library()
    assert all(offer.service in library.services for offer in OFFERS)
    rng = np.random.default_rng(1)
    found = {status for life in lives() for status, _ in statuses(life, END, rng)}
    assert all(status in library.statuses for status in found)


def test_some_paths_have_services_at_once_and_some_in_sequence() -> None:
    several = [sorted(life.stays, key=lambda stay: stay.start) for life in lives() if len(life.stays) > 1]
    overlapping = [stays for stays in several if stays[1].start < stays[0].end]
    assert 0.2 < len(overlapping) / len(several) < 0.9


def test_the_state_is_base_and_drift_and_what_services_gave() -> None:
    stay = Stay(OFFER, "county", BEGIN, BEGIN + timedelta(days=365))
    life = Life(1980, "woman", "153", {"mind": 40.0}, growth=0.5, stays=[stay])
    months = 90 / 30.4375
    expected = 40 + 0.5 * months + OFFER.helps["mind"] * months
    assert abs(life.state("mind", BEGIN + timedelta(days=90)) - expected) < 1e-9


def test_measuring_is_uneven_and_sometimes_missed() -> None:
    rng = np.random.default_rng(2)
    days = [one for life in lives() for one in measuring_days(life, END, rng)]
    done = {point: np.mean([was for name, _, was in days if name == point]) for point in ("entry", "exit", "follow_up")}
    assert done["entry"] > done["exit"] > done["follow_up"] > 0.1
    assert all(day <= END for _, day, was in days if was)
