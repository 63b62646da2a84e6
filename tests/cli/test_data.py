"""mittari data export at the terminal: what is written, what is told, what is refused, and what stays in the log."""

import csv
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest
from sqlalchemy import select

from mittari.demo.folder import DemoFolder
from mittari.formats.data import FORMATS
from mittari.store.engine import open_database, reading
from mittari.store.fingerprint import fingerprint
from mittari.store.schema.access import audit_log
from tests.cli.conftest import Run


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_written(run: Run, small_demo: DemoFolder, tmp_path: Path, kind: str) -> None:
    output = tmp_path / ("out.xlsx" if kind == "xlsx" else "out")
    ran = run("data", "export", "--snapshot", small_demo.snapshot, "--format", kind, "-o", output)
    assert ran.status == 0
    assert "clients (60 rows)" in ran.err
    assert "keep them as safe as the database" in ran.err
    assert output.exists()


def test_a_database_and_its_snapshot_give_the_same_data(run: Run, own_demo: DemoFolder, tmp_path: Path) -> None:
    key = ("--key-file", tmp_path / "key", "--format", "csv")
    assert run("data", "export", "--db", own_demo.database, *key, "-o", tmp_path / "a").status == 0
    assert run("data", "export", "--snapshot", own_demo.snapshot, *key, "-o", tmp_path / "b").status == 0
    names = sorted(path.name for path in (tmp_path / "a").glob("*.csv"))
    assert len(names) == 4
    for name in names:
        one, two = (pd.read_csv(tmp_path / folder / name).drop(columns="rater", errors="ignore") for folder in "ab")
        pd.testing.assert_frame_equal(one, two)


def test_an_export_from_a_database_is_in_its_log(run: Run, own_demo: DemoFolder, tmp_path: Path) -> None:
    engine = open_database(own_demo.database)
    with reading(engine) as connection:
        before = fingerprint(connection)
    words = ("--format", "csv", "--meter", "mittari-path", "--background", "-o", tmp_path / "out")
    assert run("data", "export", "--db", own_demo.database, *words).status == 0
    with reading(engine) as connection:
        rows = connection.execute(select(audit_log).where(audit_log.c.action == "export")).all()
        assert fingerprint(connection) == before
    engine.dispose()
    assert [(row.actor_kind, row.object, row.detail) for row in rows] == [
        ("system", "data", "format: csv, meters: mittari-path, background: yes")
    ]


def test_what_can_not_be_written_is_not_in_the_log(run: Run, own_demo: DemoFolder, tmp_path: Path) -> None:
    words = ("--format", "csv", "--table", "nothing", "-o", tmp_path / "out.csv")
    assert run("data", "export", "--db", own_demo.database, *words).status == 2
    engine = open_database(own_demo.database)
    with reading(engine) as connection:
        assert connection.execute(select(audit_log).where(audit_log.c.action == "export")).all() == []
    engine.dispose()


def test_one_table_in_one_file_in_a_language(run: Run, small_demo: DemoFolder, tmp_path: Path) -> None:
    source = ("data", "export", "--snapshot", small_demo.snapshot, "--format", "sav", "--language", "sv")
    ran = run(*source, "--table", "mittari-path-1.0.0", "-o", tmp_path / "out.sav")
    assert ran.status == 0
    _, about = pyreadstat.read_sav(tmp_path / "out.sav", metadataonly=True)
    assert about.column_names_to_labels["mode"] == "Hur svaren gavs"
    assert about.column_names_to_labels["work_ability"] == "Arbetsförmåga"
    assert "clients" not in ran.err


def test_a_period_leaves_out_the_rest(run: Run, small_demo: DemoFolder, tmp_path: Path) -> None:
    words = ("--format", "csv", "--period", "2026-01-01/2026-06-30", "-o", tmp_path / "out")
    assert run("data", "export", "--snapshot", small_demo.snapshot, *words).status == 0
    with (tmp_path / "out" / "mittari-path-1.0.0.csv").open(encoding="utf-8-sig") as file:
        days = [row["date"] for row in csv.DictReader(file)]
    assert min(days) >= "2026-01-01"
    assert max(days) <= "2026-06-30"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--format", "csv"), "either --db URL or --snapshot DIR"),
        (("--snapshot", "S", "--db", "sqlite:///x.db", "--format", "csv"), "either --db URL or --snapshot DIR"),
        (("--snapshot", "S", "--format", "sas"), "no format 'sas' -> choose from: csv, sav, dta, parquet, xlsx"),
        (("--snapshot", "S", "--format", "xlsx", "--table", "clients"), "xlsx holds all tables"),
        (("--snapshot", "S", "--format", "csv", "--meter", "mittari-pat"), "did you mean mittari-path?"),
        (("--snapshot", "S", "--format", "csv", "--period", "2025"), "is not a period"),
        (("--snapshot", "S", "--format", "csv", "--table", "people"), "no table 'people'"),
        (("--snapshot", "nowhere", "--format", "csv"), "nowhere"),
    ],
)
def test_what_can_not_be_exported_is_refused_with_a_reason(
    run: Run, small_demo: DemoFolder, tmp_path: Path, words: tuple[str, ...], reason: str
) -> None:
    named = [str(small_demo.snapshot) if word == "S" else word for word in words]
    ran = run("data", "export", *named, "-o", tmp_path / "out")
    assert ran.status == 2
    assert reason in ran.err
    assert list(tmp_path.glob("out*")) == []


def test_a_file_where_a_folder_is_needed_is_told(run: Run, small_demo: DemoFolder, tmp_path: Path) -> None:
    ran = run("data", "export", "--snapshot", small_demo.snapshot, "--format", "csv", "-o", tmp_path / "out.csv")
    assert ran.status == 2
    assert "name a folder, or add --table NAME" in ran.err


def test_a_folder_with_something_in_it_is_left_alone(run: Run, small_demo: DemoFolder, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    ran = run("data", "export", "--snapshot", small_demo.snapshot, "--format", "csv", "-o", tmp_path)
    assert ran.status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
