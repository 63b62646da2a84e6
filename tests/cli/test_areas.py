from pathlib import Path

from tests.cli.conftest import Run
from tests.shared_files import DATA, needs_shared


def test_an_area_file_of_the_library_is_loaded_by_its_name(run: Run, database_url: str) -> None:
    ran = run("areas", "south-karelia-2026", "--db", database_url)
    assert ran.status == 0
    assert "Areas of 2026: 9 municipality, 1 employment_area" in ran.err


@needs_shared
def test_the_areas_of_finland_are_loaded_from_a_file(run: Run, database_url: str) -> None:
    ran = run("areas", DATA / "areas_fi_2026.csv", "--db", database_url)
    assert "308 municipality, 46 employment_area, 23 wellbeing_county, 19 region, 69 subregion" in ran.err


def test_an_area_file_that_is_not_there_is_named(run: Run, database_url: str, tmp_path: Path) -> None:
    ran = run("areas", tmp_path / "nowhere-2026.csv", "--db", database_url)
    assert ran.status == 2
    assert "nowhere-2026.csv" in ran.err
