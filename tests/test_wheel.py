"""The wheel carries everything that git has, and works away from the checkout."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
# Sources of the style sheet; what is built from them is in webapp/static.
LEFT_OUT = "webapp/styles/"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def tracked(*folders: str) -> set[str]:
    command = ["git", "ls-files", "-z", "--", *folders]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {name for name in listed.split("\0") if (ROOT / name).is_file() and not name.startswith(LEFT_OUT)}


def test_holds_every_file_of_the_packages_and_the_instruments(unpacked: Path) -> None:
    expected = tracked("mittari", "webapp") | {f"mittari/{name}" for name in tracked("instruments")}
    assert {name for name in expected if not (unpacked / name).is_file()} == set()


def test_leaves_out_what_only_the_checkout_needs(unpacked: Path) -> None:
    names = {path.name for path in unpacked.iterdir()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"mittari", "webapp"}
    assert not (unpacked / LEFT_OUT).exists()


def test_is_imported_from_where_it_was_unpacked(unpacked: Path, tmp_path: Path) -> None:
    show = [sys.executable, "-c", "import mittari; print(mittari.__file__)"]
    shown = subprocess.run(show, cwd=tmp_path, env={"PYTHONPATH": str(unpacked)}, check=True, capture_output=True)
    assert Path(shown.stdout.decode().strip()).is_relative_to(unpacked)


def test_carries_a_library_that_is_in_order(unpacked: Path, tmp_path: Path) -> None:
    check = [sys.executable, "-c", "from mittari.cli import main; main()", "check"]
    checked = subprocess.run(check, cwd=tmp_path, env={"PYTHONPATH": str(unpacked)}, capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "No problems.\n")


def test_builds_a_demo_with_reports(unpacked: Path, tmp_path: Path) -> None:
    demo = [sys.executable, "-c", "from mittari.cli import main; main()", "demo", "here", "--clients", "30"]
    built = subprocess.run(demo, cwd=tmp_path, env={"PYTHONPATH": str(unpacked)}, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "here/reports/area-employment_area-03/report.xlsx").is_file()
