from pathlib import Path

from mittari.demo.folder import DemoFolder
from tests.cli.conftest import Run


def test_a_backup_fills_an_empty_database_of_either_kind(
    run: Run, small_demo: DemoFolder, empty_database_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "all.zip"
    assert run("backup", "--db", small_demo.database, "-o", file).status == 0
    assert run("restore", file, "--db", empty_database_url).status == 0
    for db, name in ((small_demo.database, "before"), (empty_database_url, "after")):
        assert run("snapshot", "--db", db, "-o", tmp_path / name).status == 0
    before, after = (
        {file.name: file.read_bytes() for file in sorted((tmp_path / name).rglob("part-*/*.parquet"))}
        for name in ("before", "after")
    )
    assert before == after


def test_a_damaged_backup_is_refused(run: Run, small_demo: DemoFolder, empty_sqlite_url: str, tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    run("backup", "--db", small_demo.database, "-o", file)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(bytes(content))
    ran = run("restore", file, "--db", empty_sqlite_url)
    assert ran.status == 2
    assert not Path(empty_sqlite_url.removeprefix("sqlite:///")).exists()
