from pathlib import Path

from tests.cli.conftest import Run


def test_a_demo_is_built_once_and_kept(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    built = run("demo", folder, "--clients", 5, "--today", "2026-11-22")
    assert built.status == 0
    assert "coach1.imatran" in built.err
    password = next(line for line in built.err.splitlines() if "password" in line)
    kept = run("demo", folder, "--address", "http://here:1")
    assert "http://here:1/l/" in kept.err
    assert "is kept; --fresh builds it anew" in kept.err
    assert password in kept.err
    fresh = run("demo", folder, "--clients", 5, "--fresh")
    assert password not in fresh.err


def test_a_folder_with_other_things_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    ran = run("demo", tmp_path)
    assert ran.status == 2
    assert "is not empty and not a demo" in ran.err
