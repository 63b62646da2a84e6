from pathlib import Path

from mittari.store import norms
from mittari.store.engine import open_database, reading
from tests.cli.conftest import Run

NORMS = """norms:
  - score: everyday
    population: retest
    method: test-retest
    sem: 7.5
    status: local
    source: our own study
    date: 2026-01-01
"""


def test_norms_of_an_operator_are_kept(run: Run, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "norms.yaml"
    file.write_text(NORMS, encoding="utf-8")
    assert run("norms", "mittari-path", file, "--db", database_url).err == "1 norms for mittari-path.\n"
    engine = open_database(database_url)
    with reading(engine) as connection:
        kept = norms.local(connection)["mittari-path"].sem("everyday")
    engine.dispose()
    assert kept is not None
    assert kept.sem == 7.5


def test_norms_for_a_score_that_is_not_there_are_refused(run: Run, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "norms.yaml"
    file.write_text(NORMS.replace("everyday", "everynight"), encoding="utf-8")
    ran = run("norms", "mittari-path", file, "--db", database_url)
    assert ran.status == 2
    assert f"{file}:2: norms.0.score: there is no score 'everynight' -> name one of: " in ran.err
