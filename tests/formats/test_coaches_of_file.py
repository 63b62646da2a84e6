"""The coach of each client of a file, and every row that names somebody who can't be one."""

from collections.abc import Iterator

import pandas as pd
import pytest
from sqlalchemy import Connection

from mittari.definitions.answer_map import AnswerMap
from mittari.errors import InputError
from mittari.formats.coaches_of_file import coaches_of
from mittari.records.actor import SYSTEM
from mittari.records.staff import Role, StaffMember
from mittari.store import staff
from mittari.store.engine import open_database, reading, writing
from tests.store.world import NOW, PASSWORD, populate

SECOND = StaffMember("imatra", "second", "Second coach", frozenset({Role.COACH, Role.OFFICE}))
GONE = StaffMember("imatra", "gone", "Gone coach", frozenset({Role.COACH}))


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = open_database(database_url)
    populate(engine)
    with writing(engine) as connection:
        for member in (SECOND, GONE):
            staff.add(connection, member, PASSWORD)
    staff.set_active(engine, GONE.id, False, NOW, SYSTEM)
    with reading(engine) as connection:
        yield connection
    engine.dispose()


def chosen(connection: Connection, *rows: tuple[str, str | None], coach: str | None = None) -> dict[str, str]:
    """The login of the coach of each client, from rows (client, login) of a file that begin in line 2."""
    answer_map = AnswerMap(client="id", organisation="imatra", date="day", coach=coach, coach_column="own")
    keys = pd.DataFrame(rows, columns=["client", "coach"], dtype=object).assign(row=range(2, 2 + len(rows)))
    return {client: member.login for client, member in coaches_of(connection, answer_map, keys).items()}


def test_the_column_names_each_clients_coach_in_any_of_her_rows(connection: Connection) -> None:
    rows = ("A", None), ("A", "coach"), ("B", "second"), ("B", "second"), ("C", None)
    assert chosen(connection, *rows) == {"A": "coach", "B": "second"}


def test_the_map_names_the_coach_of_those_whose_cell_is_empty(connection: Connection) -> None:
    assert chosen(connection, ("A", "second"), ("B", None), coach="coach") == {"A": "second", "B": "coach"}
    assert chosen(connection, ("A", None)) == {}


@pytest.mark.parametrize(
    ("login", "told"),
    [
        ("nobody", "nobody has this login"),
        ("Coach", "nobody has this login"),
        ("other", "this login is of another organisation than imatra"),
        ("office", "this login is not of a coach who can sign in"),
        ("gone", "this login is not of a coach who can sign in"),
    ],
)
def test_who_can_not_be_the_coach_is_a_problem_of_the_row(connection: Connection, login: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        chosen(connection, ("A", "coach"), ("B", login), ("C", login))
    assert [(found.place, found.line, found.reason) for found in refused.value.problems] == [
        ("own", 3, told),
        ("own", 4, told),
    ]
    assert "mittari staff LOGIN --organisation imatra --role coach" in str(refused.value)
    with pytest.raises(InputError, match=f"the map: coach: {told}"):
        chosen(connection, ("A", None), coach=login)


def test_what_the_cell_holds_is_not_told(connection: Connection) -> None:
    with pytest.raises(InputError) as refused:
        chosen(connection, ("A", "Canary Name"))
    assert "Canary" not in str(refused.value)


def test_a_client_with_two_coaches_is_a_problem_of_the_later_row(connection: Connection) -> None:
    with pytest.raises(InputError, match="the file:4: own: row 2 names another coach for the same client"):
        chosen(connection, ("A", "coach"), ("B", "second"), ("A", "second"))


def test_the_column_is_demanded_of_the_file() -> None:
    answer_map = AnswerMap(client="id", organisation="imatra", date="day", coach_column="own")
    assert "own" in answer_map.columns()
