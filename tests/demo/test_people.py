from datetime import date, timedelta

import numpy as np

from mittari.definitions.library import default_library
from mittari.demo.lives import live
from mittari.demo.people import People, Simulation, record_lives
from mittari.demo.region import MUNICIPALITIES, ORGANISATIONS
from mittari.records.staff import StaffMember

TODAY = date(2026, 11, 22)
METER = default_library().meter("mittari-path")
COACHES = {one.id: [StaffMember(one.id, f"coach.{one.id}", "Coach")] for one in ORGANISATIONS}


def people(seed: int = 7, n: int = 60) -> People:
    rng = np.random.default_rng(seed)
    domains = sorted({score.domain or score.id for score in METER.structure.scores})
    lives = [live(domains, MUNICIPALITIES, TODAY - timedelta(days=730), TODAY, rng) for _ in range(n)]
    return record_lives(Simulation(METER, COACHES, TODAY, rng), lives)


def test_everybody_has_a_home_an_organisation_a_coach_and_an_episode() -> None:
    found = people()
    everybody = {client.id for client in found.clients}
    for records in (found.residences, found.memberships, found.assignments, found.episodes, found.statuses):
        assert {record.client for record in records} == everybody


def test_nothing_happens_after_today_but_plans() -> None:
    found = people()
    assert all(one.answered_on <= TODAY for one in found.measurements)
    assert all(one.start <= TODAY and (one.end is None or one.end <= TODAY) for one in found.episodes)
    assert any(plan.due > TODAY for plan in found.plans)


def test_what_was_missed_long_ago_was_mostly_given_up_with_a_reason() -> None:
    found = people(n=200)
    done = {one.plan for one in found.measurements}
    old = [plan for plan in found.plans if plan.id not in done and (TODAY - plan.due).days > 60]
    assert sum(plan.cancelled is not None for plan in old) > 0.8 * len(old)
    assert not any(plan.cancelled for plan in found.plans if plan.id in done or plan.due > TODAY)


def test_measurements_belong_to_plans_and_are_pinned_to_the_meter() -> None:
    found = people()
    plans = {plan.id for plan in found.plans}
    assert all(one.plan in plans for one in found.measurements)
    assert {one.content_hash for one in found.measurements} == {METER.content_hash}


def test_the_same_seed_gives_the_same_people() -> None:
    assert people(3, 10).clients == people(3, 10).clients
    assert people(3, 10).measurements == people(3, 10).measurements
