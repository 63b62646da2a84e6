import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mittari.store.engine import open_database, reading
from tests.cli.conftest import Run
from tests.shared_files import DATA, needs_shared

MAP = """client: id
organisation: clinic
organisation_name: A clinic
time: wave
dates: {1: 2025-01-10, 2: 2025-01-31, 3: 2025-02-21, 4: 2025-03-14}
episode: {service: social_rehabilitation, provider: clinic}
"""
RECENT = """client: id
organisation: clinic
organisation_name: A clinic
date: day
"""
CLAUS = DATA / "claus2020_items_long.csv"


def rows(url: str, table: str) -> int:
    engine = open_database(url)
    with reading(engine) as connection:
        found = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
    engine.dispose()
    return int(found or 0)


@needs_shared
def test_a_real_dirty_file_is_imported_as_it_is(run: Run, database_url: str, tmp_path: Path) -> None:
    answer_map, problems = tmp_path / "map.yaml", tmp_path / "problems.csv"
    answer_map.write_text(MAP, encoding="utf-8")
    common = ("--map", answer_map, "--db", database_url, "--problems", problems)
    for meter, found in (("who-5", 11), ("bdi-ii", 17)):
        ran = run("import", CLAUS, "--meter", meter, *common)
        assert (ran.status, f"{found} problems, listed in" in ran.err) == (0, True)
        listed = list(csv.DictReader(problems.read_text(encoding="utf-8").splitlines()))
        assert len(listed) == found
        assert all(row["row"] and row["column"] and row["reason"] and row["value"] for row in listed)
    assert rows(database_url, "measurements") == 2 * 172
    assert rows(database_url, "clients") == 43
    again = run("import", CLAUS, "--meter", "who-5", *common)
    assert "0 measurements imported, 172 there already, 0 new clients." in again.err


@needs_shared
def test_strict_imports_nothing(run: Run, database_url: str, tmp_path: Path) -> None:
    answer_map = tmp_path / "map.yaml"
    answer_map.write_text(MAP, encoding="utf-8")
    ran = run("import", CLAUS, "--meter", "bdi-ii", "--map", answer_map, "--db", database_url, "--strict")
    assert ran.status == 1
    assert rows(database_url, "measurements") == 0


def forms(folder: Path, today: date) -> Path:
    """A file of PHQ-9 forms: of A-1 and B-2 yesterday and of C-3 long ago; the latter two ask for somebody."""
    days = {"A-1": (1, 0), "B-2": (1, 1), "C-3": (90, 2)}
    lines = [f"{client},{today - timedelta(ago)}{',1' * 8},{ninth}" for client, (ago, ninth) in days.items()]
    header = ",".join(["id", "day", *(f"PHQ_{number}" for number in range(1, 10))])
    folder.joinpath("phq.csv").write_text("\n".join([header, *lines, ""]), encoding="utf-8")
    folder.joinpath("map.yaml").write_text(RECENT, encoding="utf-8")
    return folder / "phq.csv"


def test_who_asks_for_somebody_is_told(run: Run, database_url: str, tmp_path: Path) -> None:
    file = forms(tmp_path, datetime.now(UTC).date())
    common = ("--meter", "phq-9", "--map", tmp_path / "map.yaml", "--db", database_url)
    told = run("import", file, *common).err
    assert (
        "1 client: an answer of the last 14 days asks for somebody to be in touch; it waits for their coaches." in told
    )
    assert "Nobody sees it where the client has no coach here, so be in touch yourself: row 3." in told
    assert "1 older form with such an answer raised no alert (--alert-days 14): look through them yourself." in told
    assert "3 clients of the file without a coach: no coach's page shows them." in told
    assert rows(database_url, "alerts") == 1
    again = run("import", file, *common).err
    assert ("0 measurements imported" in again, "in touch" in again, "older form" in again) == (True, False, False)
    assert rows(database_url, "alerts") == 1


def test_a_file_that_is_to_ask_nobody(run: Run, database_url: str, tmp_path: Path) -> None:
    file = forms(tmp_path, datetime.now(UTC).date())
    common = ("--meter", "phq-9", "--map", tmp_path / "map.yaml", "--db", database_url)
    assert "2 older forms" in run("import", file, *common, "--alert-days", 0).err
    assert rows(database_url, "alerts") == 0


def test_the_file_names_each_clients_coach(
    run: Run, database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("organisation", "clinic", "A clinic", "--db", database_url)
    file = forms(tmp_path, datetime.now(UTC).date())
    lines = file.read_text(encoding="utf-8").splitlines()
    coached = [f"{line},{coach}" for line, coach in zip(lines, ("own_coach", "", "aino", "aino"), strict=True)]
    file.write_text("\n".join([*coached, ""]), encoding="utf-8")
    (tmp_path / "map.yaml").write_text(RECENT + "coach_column: own_coach\n", encoding="utf-8")
    common = ("--meter", "phq-9", "--map", tmp_path / "map.yaml", "--db", database_url)
    refused = run("import", file, *common)
    assert (refused.status, "the file:3: own_coach: nobody has this login" in refused.err) == (2, True)
    assert (rows(database_url, "clients"), rows(database_url, "measurements")) == (0, 0)

    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough password\n"))
    run("staff", "aino", "--organisation", "clinic", "--role", "coach", "--db", database_url)
    told = run("import", file, *common).err
    assert "2 clients given a coach from today on." in told
    assert "1 client of the file without a coach" in told
    assert "Nobody sees it" not in told
