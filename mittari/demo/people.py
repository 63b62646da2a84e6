"""Simulated lives as records: clients, homes, coaches, episodes, statuses, plans, consents and measurements."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import numpy as np

from mittari.definitions.meter import Meter
from mittari.demo.lives import Life, measuring_days, statuses
from mittari.demo.responses import answer
from mittari.records.client import Assignment, Client, Gender, Membership, Residence
from mittari.records.consent import Consent
from mittari.records.episode import Episode
from mittari.records.measurement import Measurement, Mode, Source
from mittari.records.plan import Plan, Point
from mittari.records.staff import StaffMember
from mittari.records.status import Status

LANGUAGES = ["fi", "fi-x-selko", "sv", "en"]
MODES = [Mode.SELF, Mode.ASSISTED, Mode.PAPER]
ANSWERS_BY = timedelta(hours=10)
PATIENCE = timedelta(days=40)


@dataclass
class People:
    """Everything that is recorded about the simulated clients, by kind of record."""

    clients: list[Client] = field(default_factory=list)
    residences: list[Residence] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    episodes: list[Episode] = field(default_factory=list)
    statuses: list[Status] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    measurements: list[Measurement] = field(default_factory=list)


@dataclass(frozen=True)
class Simulation:
    """What the records are made from: the meter that is used, the staff, the last day, and the randomness."""

    meter: Meter
    coaches: dict[str, list[StaffMember]]
    today: date
    rng: np.random.Generator

    def id(self) -> UUID:
        """An id that the seed decides."""
        return UUID(bytes=self.rng.bytes(16), version=4)


def record_lives(simulation: Simulation, lives: Iterable[Life]) -> People:
    """All records of these lives."""
    people = People()
    done: list[tuple[Plan, Life]] = []
    for number, life in enumerate(lives):
        client = _client(simulation, number, life)
        people.clients.append(client)
        people.residences.append(Residence(client.id, life.municipality, life.start - timedelta(days=700)))
        people.episodes += _episodes(simulation, client, life)
        people.statuses += [Status(client.id, *one) for one in statuses(life, simulation.today, simulation.rng)]
        _organisations(simulation, client, life, people)
        for plan, is_done in _plans(simulation, client, life):
            people.plans.append(plan)
            if is_done:
                done.append((plan, life))
    people.measurements = list(_measurements(simulation, done, {client.id: client for client in people.clients}))
    return people


def _client(simulation: Simulation, number: int, life: Life) -> Client:
    language = str(simulation.rng.choice(LANGUAGES, p=[0.72, 0.12, 0.06, 0.10]))
    pseudonym = simulation.rng.bytes(16).hex()
    return Client(
        f"A-{1001 + number}", language, life.birth_year, Gender(life.gender), pseudonym=pseudonym, id=simulation.id()
    )


def _episodes(simulation: Simulation, client: Client, life: Life) -> Iterator[Episode]:
    for stay in life.stays:
        if stay.start <= simulation.today:
            end = stay.end if stay.end <= simulation.today else None
            offer = stay.offer
            yield Episode(
                client.id, offer.organisation, stay.provider, offer.service, stay.start, end, id=simulation.id()
            )


def _organisations(simulation: Simulation, client: Client, life: Life, people: People) -> None:
    """The client is with every organisation that sent her somewhere, and has a coach in each; many let them share."""
    rng = simulation.rng
    since: dict[str, date] = {}
    for stay in sorted(life.stays, key=lambda stay: stay.start):
        if stay.start <= simulation.today:
            since.setdefault(stay.offer.organisation, stay.start)
    for organisation, start in since.items():
        coaches = simulation.coaches[organisation]
        people.memberships.append(Membership(client.id, organisation, start))
        people.assignments.append(Assignment(client.id, coaches[int(rng.integers(len(coaches)))].id, start))
    for holder in since:
        for viewer in since:
            if holder != viewer and rng.random() < 0.6:
                given = _moment(max(since[holder], since[viewer]))
                people.consents.append(Consent(client.id, holder, viewer, given, id=simulation.id()))


def _plans(simulation: Simulation, client: Client, life: Life) -> Iterator[tuple[Plan, bool]]:
    for point, due, done in measuring_days(life, simulation.today, simulation.rng):
        running = [stay for stay in life.stays if stay.start <= max(due, life.start)]
        latest = max(running, key=lambda stay: stay.start)
        organisation = latest.offer.organisation
        if latest.start <= simulation.today:
            reason = None if done else _given_up(simulation, due)
            plan = Plan(client.id, organisation, simulation.meter.id, due, Point(point), reason, id=simulation.id())
            yield plan, done


def _given_up(simulation: Simulation, due: date) -> str | None:
    """Why a coach gave a missed measurement up; the newest ones are still open."""
    if simulation.today - due < PATIENCE or simulation.rng.random() < 0.05:
        return None
    return str(simulation.rng.choice(["Ei tavoitettu", "Ei halunnut vastata", "Jäi sopimatta"]))


def _measurements(
    simulation: Simulation, done: list[tuple[Plan, Life]], clients: dict[UUID, Client]
) -> Iterator[Measurement]:
    meter, rng = simulation.meter, simulation.rng
    states = {
        score.id: np.array([life.state(score.domain or score.id, plan.due) for plan, life in done])
        for score in meter.structure.scores
    }
    codes = answer(meter, states, rng)
    for row, (plan, _) in enumerate(done):
        received = _moment(plan.due)
        yield Measurement(
            client=plan.client,
            organisation=plan.organisation,
            instrument=meter.id,
            version=meter.version,
            content_hash=meter.content_hash,
            answered_on=plan.due,
            received_at=received,
            answers={name: float(column[row]) for name, column in codes.items()},
            language=clients[plan.client].language,
            wording_status=meter.texts[clients[plan.client].language].status,
            mode=MODES[int(rng.choice(len(MODES), p=[0.75, 0.2, 0.05]))],
            source=Source.IMPORT,
            plan=plan.id,
            external_key=f"demo/{plan.id}",
            submission_id=simulation.id(),
            id=simulation.id(),
        )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(tzinfo=UTC)) + ANSWERS_BY
