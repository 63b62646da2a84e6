import csv
from pathlib import Path

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
