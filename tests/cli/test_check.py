"""mittari check: nothing to say and status 0, or every problem and status 1."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_meter import INSTRUMENT, write_meter

ROOT = Path(__file__).parents[2] / "instruments"


@pytest.mark.parametrize("path", [[], [ROOT], [ROOT / "meters/who-5"], [ROOT / "meters/who-5/instrument.yaml"]])
def test_what_the_project_ships_is_in_order(run: Run, path: list[Path]) -> None:
    ran = run("check", *path)
    assert (ran.status, ran.err) == (0, "No problems.\n")


def test_every_problem_has_file_line_and_advice(run: Run, tmp_path: Path) -> None:
    text = INSTRUMENT.replace("[calm, tempo]", "[calm, temper]").replace("1.0.0", "1.0.9")
    folder = write_meter(tmp_path, {"instrument.yaml": text})
    ran = run("check", folder)
    lines = ran.err.splitlines()
    assert ran.status == 1
    assert lines[0].startswith(f"{folder}/instrument.yaml:2: version: CHANGES.md does not tell about version 1.0.9 -> ")
    assert lines[-1] == "3 problems"
    assert all(" -> " in line for line in lines[:-1])


def test_a_domain_that_no_list_has_is_told_of_one_meter_too(run: Run, tmp_path: Path) -> None:
    folder = write_meter(tmp_path, {"instrument.yaml": INSTRUMENT.replace("domain: mind", "domain: moon")})
    ran = run("check", folder)
    assert ran.status == 1
    assert "the domain 'moon' is not in codes/domains.yaml" in ran.err


def test_files_are_named_as_the_folder_was(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "meters/who-5", tmp_path / "meters/who-5")
    shutil.copy(ROOT / "lock.yaml", tmp_path)
    folder = tmp_path / "meters/who-5"
    for name in ("instrument.yaml", "versions/1.0.0/instrument.yaml", "crosswalks/1.0.0-to-1.1.0.yaml"):
        text = (
            (folder / name)
            .read_text(encoding="utf-8")
            .replace("kept", "lost")
            .replace("range: [0, 25]", "range: [0, 9]")
        )
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "cases.yml").write_text("")
    monkeypatch.chdir(tmp_path)
    lines = run("check", "meters/who-5").err.splitlines()[:-1]
    named = {line.partition(":")[0].removeprefix("meters/who-5/") for line in lines}
    assert named == {"instrument.yaml", "versions/1.0.0/instrument.yaml", "crosswalks/1.0.0-to-1.1.0.yaml", "cases.yml"}


def test_several_folders_are_checked_at_once(run: Run, tmp_path: Path) -> None:
    broken = write_meter(tmp_path, {"norms.yaml": "norms: [\n"})
    ran = run("check", ROOT / "meters/who-5", broken, tmp_path / "nothing")
    assert ran.status == 1
    assert ran.err.splitlines()[-1] == "2 problems"
    assert f"{tmp_path}/nothing: no meter is here" in ran.err


def test_a_meter_without_its_file_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "meters/lost").mkdir(parents=True)
    ran = run("check", tmp_path / "meters/lost")
    assert ran.status == 1
    assert "instrument.yaml: No such file or directory" in ran.err
