"""A few people for the tests of the store: two organisations, three members of staff, two clients."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import Connection, Engine, Table, func, select

from mittari.definitions.library import Library
from mittari.definitions.meter import Meter
from mittari.records.alert import Alert
from mittari.records.client import Assignment, Client, Gender, Identity, Membership, Residence
from mittari.records.consent import Consent, ContactWish
from mittari.records.episode import Episode
from mittari.records.measurement import Measurement, Mode
from mittari.records.organisation import Organisation, Provider, Regime, Unit
from mittari.records.plan import Plan, Point
from mittari.records.staff import Role, StaffMember
from mittari.records.status import Status
from mittari.store import areas, organisations, passwords, rows, staff
from mittari.store.engine import reading, writing
from mittari.store.submission import record

NOW = datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)
TODAY = NOW.date()
LIBRARY = Library(Path(__file__).parent / "library")
PASSWORD = "four words in a row"

HOME = Organisation("imatra", "Imatra", Regime.EMPLOYMENT)
AWAY = Organisation("yhdistys", "Yhdistys", Regime.NGO)
UNIT = Unit("imatra-nuoret", "imatra", "Nuoret")
SHOP = Provider("paja", "Paja", "yhdistys")
COACH = StaffMember("imatra", "coach", "Coach", frozenset({Role.COACH}), unit="imatra-nuoret")
OTHER_COACH = StaffMember("yhdistys", "other", "Other coach", frozenset({Role.COACH}))
OFFICE = StaffMember("imatra", "office", "Office", frozenset({Role.OFFICE}))
CLIENT = Client("A-2217", birth_year=1980, gender=Gender.WOMAN, pseudonym="a" * 32)
OTHER = Client("B-1001", language="sv", pseudonym="b" * 32)


hash_once = cache(passwords.HASHER.hash)


@cache
def meter() -> Meter:
    return LIBRARY.meter("steps")


def populate(engine: Engine) -> None:
    """Puts the world into a database; CLIENT is COACH's, OTHER is a client of both organisations."""
    with writing(engine) as connection:
        organisations.add(connection, HOME, AWAY, UNIT, SHOP)
        areas.load(connection, LIBRARY.areas("lakes-2026"))
        # Hashing is slow on purpose; once is enough for all tests.
        with patch.object(passwords, "hash_password", hash_once):
            for member in (COACH, OTHER_COACH, OFFICE):
                staff.add(connection, member, PASSWORD)
        rows.add(connection, CLIENT, OTHER, Identity(CLIENT.id, "Canary Name", "+358", "canary@example.org"))
        start = date(2025, 1, 7)
        rows.add(
            connection,
            Membership(CLIENT.id, "imatra", start),
            Membership(OTHER.id, "imatra", start),
            Membership(OTHER.id, "yhdistys", start),
            Residence(CLIENT.id, "153", start),
            Assignment(CLIENT.id, COACH.id, start),
            Assignment(OTHER.id, OTHER_COACH.id, start),
        )


def follow(engine: Engine) -> None:
    """Gives CLIENT a row in every table of a path."""
    with writing(engine) as connection:
        plan = Plan(CLIENT.id, "imatra", "steps", date(2025, 2, 1), Point.ENTRY)
        rows.add(
            connection,
            Episode(CLIENT.id, "imatra", "paja", "work_trial", date(2025, 2, 1), date(2025, 5, 1), "imatra-nuoret"),
            Episode(CLIENT.id, "yhdistys", "paja", "coaching", date(2025, 4, 1)),
            Status(CLIENT.id, "unemployed", date(2025, 1, 1)),
            Status(CLIENT.id, "employed", date(2025, 6, 1), OTHER_COACH.id),
            plan,
            Consent(CLIENT.id, "yhdistys", "imatra", NOW - timedelta(days=90), NOW - timedelta(days=30)),
            ContactWish(CLIENT.id, "everyday", True, NOW),
        )
        first = replace(measurement(date(2025, 2, 3)), plan=plan.id, rater=COACH.id, mode=Mode.RATED)
        record(connection, meter(), first)
        rows.add(connection, Alert(CLIENT.id, first.id, "ability", NOW, NOW, COACH.id))
        record(connection, meter(), replace(measurement(date(2025, 5, 3)), organisation="yhdistys"))


def measurement(day: date = TODAY, client: UUID = CLIENT.id, **answers: float | str) -> Measurement:
    """An answered form: everyday (3 + 3 + 1)/3 of 4 is 58.33 of 100, ability 6."""
    given: dict[str, float | str] = {"mornings": 3, "errands": 1, "works": 1, "at_work": 1, "ability": 6}
    return Measurement(
        client=client,
        organisation="imatra",
        instrument="steps",
        version=meter().version,
        content_hash=meter().content_hash,
        answered_on=day,
        received_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        answers=given | {"wish": "canary wish"} | answers,
    )


def many(count: int, seed: int = 1) -> tuple[list[Client], list[Measurement]]:
    """Made-up clients with a measurement each."""
    chance = random.Random(seed)  # noqa: S311
    people = [Client(f"C-{number}", pseudonym=f"{number:032x}") for number in range(count)]
    forms = []
    for person in people:
        codes = {name: chance.choice([0, 1, 2, 3, 4, -127]) for name in ("mornings", "errands", "at_work")}
        forms.append(measurement(TODAY, person.id, **codes, works=chance.choice([0, 1])))
    return people, forms


def count(engine: Engine, table: Table) -> int:
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def everything(connection: Connection, tables: list[Table]) -> dict[str, list[tuple]]:
    """All rows of all tables, in an order that hangs on the rows alone."""
    return {table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr) for table in tables}
