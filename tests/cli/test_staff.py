import io

import pytest

from mittari.records.staff import Role
from mittari.store import staff
from mittari.store.engine import open_database, reading
from tests.cli.conftest import Run


def test_the_first_coach_of_an_organisation_can_sign_in(
    run: Run, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("organisation", "imatra", "Imatra", "--db", database_url).status == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough password\n"))
    added = run(
        "staff", "aino", "--organisation", "imatra", "--role", "coach", "--role", "office", "--db", database_url
    )
    assert added.status == 0
    engine = open_database(database_url)
    with reading(engine) as connection:
        assert staff.of_organisation(connection, "imatra")[0].roles == {Role.COACH, Role.OFFICE}
    engine.dispose()


def test_staff_of_an_unknown_organisation_is_refused(
    run: Run, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough password\n"))
    ran = run("staff", "aino", "--organisation", "nowhere", "--role", "coach", "--db", database_url)
    assert ran.status == 2
    assert "password" not in ran.err
