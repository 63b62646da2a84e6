"""The check of a meter and of a library: clean ones pass, and everything else is named at its line."""

import shutil
from pathlib import Path

import pytest

from mittari.definitions.library import Library
from mittari.scoring.check import check_library, check_meter
from tests.small_meter import INSTRUMENT, Broken, assert_refused, write_meter

ROOT = Path(__file__).parents[2] / "instruments"
FILE = "cases.yaml"
BROKEN = {
    "another score": Broken(FILE, "whole: 6", "whole: 5", "- name: all at", "whole is 6.0, expected 5"),
    "another band": Broken(
        FILE, "work: 7}", "work: 7}\n    bands: {speed: slow}", "- name: all at", "speed is in fast, expected slow"
    ),
    "a band of no score": Broken(
        FILE, "work: }", "work: }\n    bands: {speed: slow}", "- name: one", "speed is in no band, expected slow"
    ),
    "a band of an unknown score": Broken(
        FILE, "work: 7}", "work: 7}\n    bands: {haste: slow}", "- name: all at", "unknown item or score: haste"
    ),
    "a score for nothing": Broken(FILE, "{mind: , ", "{mind: 0, ", "- name: one", "mind is None, expected 0"),
    "no score for something": Broken(FILE, "whole: 4", "whole: ", "- name: one", "whole is 4.0, expected None"),
    "an unknown item": Broken(FILE, "calm: 2", "clam: 2", "- name: one", "unknown item or score: clam"),
    "an unknown score": Broken(FILE, "mind: 100", "mood: 100", "- name: all at", "unknown item or score: mood"),
    "an impossible answer": Broken(FILE, "calm: 2", "calm: 4", "- name: one", "calm: not one of the codes 0-3"),
    "a range too wide": Broken("instrument.yaml", "range: [0, 6]", "range: [0, 7]", "range: [0, 7]", "reach 0 to 6"),
    "a range too narrow": Broken("instrument.yaml", "range: [0, 6]", "range: [1, 6]", "range: [1, 6]", "reach 0 to 6"),
    "a row missing": Broken("instrument.yaml", "2: 20, ", "", "    transform:", "no row in the table"),
    "a row missing at the end": Broken("instrument.yaml", ", 4: 32.5}", "}", "    transform:", "no row in the table"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    assert_refused(BROKEN[name], tmp_path)


def test_the_small_meter_is_in_order(tmp_path: Path) -> None:
    assert check_meter(write_meter(tmp_path)) == []


def test_a_problem_of_the_folder_hides_no_range_and_no_case(tmp_path: Path) -> None:
    folder = write_meter(tmp_path)
    (folder / "CHANGES.md").write_text("# small\n")
    for name, old, new in (("instrument.yaml", "range: [0, 6]", "range: [0, 7]"), (FILE, "whole: 6", "whole: 5")):
        (folder / name).write_text((folder / name).read_text().replace(old, new))
    found = " ".join(problem.reason for problem in check_meter(folder))
    assert "CHANGES.md" in found
    assert "reach 0 to 6" in found
    assert "expected 5" in found


def test_the_project_s_own_library_is_in_order() -> None:
    assert [str(problem) for problem in check_library(Library(ROOT))] == []


@pytest.fixture
def library(tmp_path: Path) -> Library:
    for folder in ("codes", "indicators", "reports"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    write_meter(tmp_path / "meters", {"instrument.yaml": INSTRUMENT.replace("domain: mind", "domain: moon")})
    return Library(tmp_path)


def places(library: Library) -> list[tuple[str, int | None]]:
    return [(Path(problem.file).name, problem.line) for problem in check_library(library)]


def test_a_domain_of_one_meter_alone_is_refused(library: Library) -> None:
    line = INSTRUMENT.splitlines().index("    domain: mind") + 1
    assert places(library) == [("instrument.yaml", line)]


def test_one_broken_file_hides_no_other(library: Library) -> None:
    (library.root / "codes/domains.yaml").write_text("id: domains\n")
    (library.root / "codes/services.yaml").write_text("a: [")
    (library.root / "meters/small/norms.yaml").write_text("norms: 1\n")
    names = [name for name, _ in places(library)]
    assert set(names) == {"domains.yaml", "services.yaml", "norms.yaml"}


def test_a_report_of_an_unknown_indicator_is_refused(library: Library) -> None:
    (library.root / "indicators/served.yaml").unlink()
    assert ("impact.yaml", None) in places(library)


def test_a_published_meter_that_is_gone_is_missed(library: Library) -> None:
    pin = "content_hash: " + "a" * 64
    lock = f"meters:\n  gone:\n    1.0.0: {{{pin}, published: 2026-11-22}}\n"
    (library.root / "lock.yaml").write_text(lock)
    assert ("lock.yaml", None) in places(library)
    (library.root / "lock.yaml").write_text("meters: [\n")
    assert places(library).count(("lock.yaml", 2)) == 1


def test_a_folder_without_an_instrument_is_not_passed_over(library: Library) -> None:
    (library.root / "meters/empty").mkdir()
    assert ("instrument.yaml", None) in places(library)
