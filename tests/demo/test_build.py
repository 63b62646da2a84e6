import sqlite3
from pathlib import Path

import pytest

from mittari.definitions.library import default_library
from mittari.demo.build import build_demo
from mittari.demo.folder import DemoFolder
from mittari.errors import MittariError
from mittari.store.snapshot import Snapshot
from tests.demos import CLIENTS, TODAY


def count(folder: DemoFolder, table: str) -> int:
    connection = sqlite3.connect(folder.root / "mittari.db")
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        connection.close()


def test_everything_a_visitor_is_told_of_is_there(small_demo: DemoFolder) -> None:
    guide = small_demo.welcome("http://127.0.0.1:8000")
    assert "simulated" in guide
    assert guide.count("http://127.0.0.1:8000/l/") == 3
    assert "ADDRESS" not in guide
    assert count(small_demo, "clients") == CLIENTS
    assert {folder.name for folder in small_demo.reports.iterdir()} == {
        "organisation-imatran-tyollisyyspalvelut",
        "area-employment_area-03",
    }


def test_the_simulation_is_labelled_in_snapshot_and_reports(small_demo: DemoFolder) -> None:
    manifest = Snapshot.open(small_demo.snapshot).manifest
    assert manifest.simulated
    assert "status: simulated" in manifest.norms["mittari-path"][0]
    labels = {"report.html": "Simuloitu", "report.sv.html": "Simulera", "report.en.html": "Simulated"}
    for folder in small_demo.reports.iterdir():
        for name, label in labels.items():
            assert label in (folder / name).read_text(encoding="utf-8")


def test_the_secret_is_for_its_owner_only(small_demo: DemoFolder) -> None:
    assert small_demo.secret.stat().st_mode & 0o077 == 0
    assert len(small_demo.secret.read_text(encoding="utf-8")) >= 32


def test_it_is_built_anew_over_an_unfinished_one_but_not_over_other_things(tmp_path: Path) -> None:
    folder = DemoFolder(tmp_path / "demo")
    for _ in range(2):
        build_demo(folder, default_library(), TODAY, 5, seed=1)
        assert count(folder, "clients") == 5
        folder.guide.unlink()
    other = DemoFolder(tmp_path / "other")
    other.root.mkdir()
    (other.root / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(MittariError, match="not empty"):
        build_demo(other, default_library(), TODAY, 5, seed=1)
