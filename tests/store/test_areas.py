"""Area systems by year, from a file of the same columns as the national one."""

from sqlalchemy import Connection

from mittari.definitions.areas import AreaSystem, read_areas
from mittari.store import areas
from tests.shared_files import DATA, needs_shared
from tests.store.world import LIBRARY

NATIONAL = DATA / "areas_fi_2026.csv"


def test_municipalities_and_what_they_lie_in(connection: Connection) -> None:
    assert areas.municipalities(connection) == {"153": {"fi": "Imatra"}, "405": {"fi": "Lappeenranta"}}
    assert areas.areas_of(connection, 2026, "153") == {"municipality": "153", "county": "09"}
    assert areas.areas_of(connection, 2025, "153") == {}
    assert areas.years(connection) == [2026]


def test_loading_again_changes_nothing_and_another_year_stands_beside(connection: Connection) -> None:
    system = LIBRARY.areas("lakes-2026")
    areas.load(connection, system)
    areas.load(connection, AreaSystem(2027, system.areas))
    assert areas.years(connection) == [2026, 2027]
    assert len(areas.municipalities(connection)) == 2


@needs_shared
def test_the_areas_of_finland(connection: Connection) -> None:
    areas.load(connection, read_areas(NATIONAL))
    lines = NATIONAL.read_text("utf-8-sig").splitlines()
    assert len(areas.municipalities(connection)) == len(lines) - 1
    assert areas.areas_of(connection, 2026, "005")["employment_area"] == "18"
