"""Area systems: codes keep their zeros, names are stripped, levels do not nest, and doubtful rows are named."""

import csv
from pathlib import Path

import pytest

from mittari.definitions.areas import AreaSystem, read_areas
from mittari.errors import InputError
from tests.shared_files import DATA, needs_shared

SMALL = "municipality_code,municipality_name_fi,region_code,region_name_fi\n005,Alajärvi,14,Pohjanmaa\n"


def small(folder: Path, text: str, name: str = "areas-2026.csv") -> AreaSystem:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_areas(path)


@pytest.fixture(scope="module")
def finland() -> AreaSystem:
    return read_areas(DATA / "areas_fi_2026.csv")


@needs_shared
@pytest.mark.parametrize(
    ("level", "number"),
    [("municipality", 308), ("employment_area", 46), ("wellbeing_county", 23), ("region", 19), ("subregion", 69)],
)
def test_finland_has_its_areas(finland: AreaSystem, level: str, number: int) -> None:
    areas = finland.of(level)
    assert len(areas) == number
    assert sum(len(area.municipalities) for area in areas) == 308


@needs_shared
def test_codes_keep_zeros_and_names_lose_blanks(finland: AreaSystem) -> None:
    assert finland.year == 2026
    area = finland.area("municipality", "005")
    assert area is not None
    assert area.name("fi") == "Alajärvi"
    assert all(name == name.strip() and name for area in finland.areas.values() for name in area.names.values())


@needs_shared
def test_five_employment_areas_cross_counties(finland: AreaSystem) -> None:
    with (DATA / "areas_fi_2026.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    counties: dict[str, set[str]] = {}
    for row in rows:
        counties.setdefault(row["employment_area_code"], set()).add(row["wellbeing_county_code"])
    crossing = {code for code, found in counties.items() if len(found) > 1}
    assert len(crossing) == 5
    for code in crossing:
        area = finland.area("employment_area", code)
        assert area is not None
        own = {row["municipality_code"] for row in rows if row["employment_area_code"] == code}
        assert set(area.municipalities) == own


@needs_shared
def test_one_name_may_mean_several_areas(finland: AreaSystem) -> None:
    lahti = [(area.level, area.code) for area in finland.areas.values() if area.name("fi") == "Lahti"]
    assert len({level for level, _ in lahti}) == len(lahti) == 3


def test_a_language_without_a_name_falls_back(tmp_path: Path) -> None:
    area = small(tmp_path, SMALL).area("region", "14")
    assert area is not None
    assert (area.name("fi-x-selko"), area.name("ar")) == ("Pohjanmaa", "Pohjanmaa")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (SMALL + "005,Alajärvi,14,Pohjanmaa\n", 3, "twice"),
        (SMALL + ",Alavus,14,Pohjanmaa\n", 3, "the code is empty"),
        (SMALL + "009,Alavieska,,Pohjanmaa\n", 3, "the code is empty"),
        (SMALL + "009,Alavieska,14,Keski-Pohjanmaa\n", 3, "another name"),
        (SMALL + "009,Alavieska\n", 3, "other columns"),
        (SMALL + "009,Alavieska,14,Pohjanmaa,x\n", 3, "other columns"),
        (SMALL.replace("region_code", "municipality_code"), 1, "a column is here twice"),
        ("region_code,region_name_fi\n14,Pohjanmaa\n", None, "this column is missing"),
        ("", None, "this column is missing"),
        ('municipality_code\n"005\n', None, "not CSV"),
    ],
)
def test_doubtful_rows_are_refused(text: str, line: int | None, says: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        small(tmp_path, text)
    assert [problem.line for problem in caught.value.problems if says in problem.reason] == [line]


@pytest.mark.parametrize("content", [SMALL.encode("latin-1"), SMALL.encode("utf-16")])
def test_another_encoding_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "areas-2026.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match="UTF-8"):
        read_areas(path)


def test_the_year_stands_in_the_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no year"):
        small(tmp_path, SMALL, "areas.csv")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        read_areas(tmp_path / "areas-2026.csv")
