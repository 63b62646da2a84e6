from pathlib import Path

from mittari.demo.folder import DemoFolder
from tests.cli.conftest import Run


def test_a_snapshot_is_written_and_says_that_it_is_about_single_people(
    run: Run, small_demo: DemoFolder, tmp_path: Path
) -> None:
    ran = run("snapshot", "--db", small_demo.database, "-o", tmp_path / "s")
    assert ran.status == 0
    assert "keep it as safe as the database" in ran.err
    assert (tmp_path / "s" / "manifest.json").is_file()


def test_a_folder_with_other_things_is_refused(run: Run, small_demo: DemoFolder, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert run("snapshot", "--db", small_demo.database, "-o", tmp_path).status == 2
    assert (tmp_path / "mine.txt").is_file()
