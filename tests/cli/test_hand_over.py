"""The clients of a coach who leaves, and those of nobody."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from mittari.records.staff import Role, StaffMember
from mittari.store import coaching, staff
from mittari.store.engine import open_database, reading, writing
from tests.cli.conftest import Run
from tests.store.world import CLIENT, COACH, OTHER, PASSWORD, populate

SECOND = StaffMember("imatra", "second", "Second coach", frozenset({Role.COACH}))


@pytest.fixture
def world(database_url: str) -> Iterator[Engine]:
    engine = open_database(database_url)
    populate(engine)
    with writing(engine) as connection:
        staff.add(connection, SECOND, PASSWORD)
    yield engine
    engine.dispose()


def held(engine: Engine, coach: StaffMember, days: int = 0) -> list[str]:
    """The labels of a coach's clients so many days from today."""
    with reading(engine) as connection:
        day = datetime.now(UTC).date() + timedelta(days=days)
        return [one.label for one in coaching.of_coach(connection, "imatra", coach.id, day)]


def test_all_clients_of_one_who_leaves(run: Run, world: Engine, database_url: str) -> None:
    ran = run("hand-over", "--from", "coach", "--to", "second", "--db", database_url)
    assert (ran.status, "1 client handed over to second, from" in ran.err) == (0, True)
    assert (held(world, COACH), held(world, SECOND)) == ([], [CLIENT.label])
    again = run("hand-over", "--from", "coach", "--to", "second", "--db", database_url)
    assert (again.status, "0 clients handed over" in again.err) == (0, True)


def test_those_without_a_coach_from_a_day_on(run: Run, world: Engine, database_url: str) -> None:
    day = datetime.now(UTC).date() + timedelta(days=5)
    ran = run("hand-over", "--without-coach", "--to", "second", "--day", day, "--db", database_url)
    assert (ran.status, f"1 client handed over to second, from {day} on." in ran.err) == (0, True)
    assert (held(world, SECOND, 4), held(world, SECOND, 5)) == ([], [OTHER.label])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "second"), "give either --from LOGIN or --without-coach"),
        (("--to", "second", "--from", "coach", "--without-coach"), "give either --from LOGIN or --without-coach"),
        (("--to", "second", "--from", "nobody"), "--from: nobody has the login 'nobody'"),
        (("--to", "nobody", "--from", "coach"), "--to: nobody has the login 'nobody'"),
        (("--to", "office", "--from", "coach"), "office is not a coach who can sign in"),
        (("--to", "second", "--from", "other"), "other and second work for different organisations"),
        (("--to", "coach", "--from", "coach"), "coach has them already"),
        (("--to", "second", "--from", "coach", "--day", "2020-01-01"), "the day is over"),
    ],
)
def test_what_can_not_be_is_told(run: Run, world: Engine, database_url: str, words: tuple[str, ...], told: str) -> None:
    ran = run("hand-over", *words, "--db", database_url)
    assert (ran.status, told in ran.err) == (2, True)
    assert held(world, COACH) == [CLIENT.label]
