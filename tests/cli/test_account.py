"""An account is told, closed and opened again, given other roles and another password."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from mittari.records.staff import StaffMember
from mittari.store import staff
from mittari.store.engine import open_database
from tests.cli.conftest import Run
from tests.store.world import COACH, PASSWORD, populate

NOW = datetime.now(UTC)


@pytest.fixture
def world(database_url: str) -> Iterator[Engine]:
    engine = open_database(database_url)
    populate(engine)
    yield engine
    engine.dispose()


def signed_in(engine: Engine, password: str = PASSWORD) -> StaffMember | None:
    return staff.sign_in(engine, COACH.login, password, NOW)


def test_tells_who_it_is_and_how_many_clients_they_have(run: Run, world: Engine, database_url: str) -> None:
    ran = run("account", COACH.login, "--db", database_url)
    assert ran.status == 0
    assert f"{COACH.display_name}, imatra; coach; can sign in; 1 client." in ran.err
    assert "hand-over" not in ran.err


def test_closed_and_opened_again(run: Run, world: Engine, database_url: str) -> None:
    closed = run("account", COACH.login, "--close", "--db", database_url)
    assert "closed; 1 client." in closed.err
    assert f"mittari hand-over --from {COACH.login}" in closed.err
    assert signed_in(world) is None
    assert "can sign in" in run("account", COACH.login, "--reopen", "--db", database_url).err
    assert signed_in(world) is not None


def test_other_roles(run: Run, world: Engine, database_url: str) -> None:
    ran = run("account", COACH.login, "--role", "office", "--role", "admin", "--db", database_url)
    assert "; admin, office; can sign in; 1 client." in ran.err
    assert "hand-over" in ran.err


def test_another_password(run: Run, world: Engine, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("some other long words\n"))
    ran = run("account", COACH.login, "--password", "--db", database_url)
    assert ran.status == 0
    assert "other long" not in ran.err + ran.out
    assert (signed_in(world), signed_in(world, "some other long words") is not None) == (None, True)


def test_a_password_that_will_not_do_changes_nothing(
    run: Run, world: Engine, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    ran = run("account", COACH.login, "--password", "--close", "--db", database_url)
    assert ran.status == 2
    assert "short" not in ran.err
    assert signed_in(world) is not None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["nobody"], "nobody has the login 'nobody'"), ([COACH.login, "--close", "--reopen"], "give one of them")],
)
def test_refused(run: Run, world: Engine, database_url: str, arguments: list[str], said: str) -> None:
    ran = run("account", *arguments, "--db", database_url)
    assert (ran.status, said in ran.err) == (2, True)
