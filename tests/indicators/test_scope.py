"""Scopes: how they are written, and whose paths they hold."""

import pytest

from mittari.errors import InputError
from mittari.indicators import Scope, read_scope
from mittari.paths import build_paths, number_paths
from tests.indicators.part import AREAS, PERIOD, REGION, part_of


def test_an_organisation() -> None:
    scope = read_scope("organisation:north", names={"north": "Pohjola"})
    assert (scope.kind, scope.code, scope.name("sv"), str(scope)) == (
        "organisation",
        "north",
        "Pohjola",
        "organisation:north",
    )
    assert read_scope("organisation:south").name("fi") == "south"


def test_an_area_with_its_level_or_without() -> None:
    assert read_scope("area:09", AREAS).municipalities == {"153", "405"}
    assert read_scope("area:region:153", AREAS).name("en") == "Lake"
    assert str(read_scope("area:09", AREAS)) == "area:region:09"


def test_a_code_of_several_levels_needs_its_level() -> None:
    with pytest.raises(InputError, match=r"area:municipality:153 \(Imatra\) or area:region:153"):
        read_scope("area:153", AREAS)


@pytest.mark.parametrize("text", ["", "north", "organisation:", "area:", "area:77", "area:county:09", "unit:x:y"])
def test_what_is_no_scope_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_scope(text, AREAS)


def test_without_areas_no_area() -> None:
    with pytest.raises(InputError, match="no area file"):
        read_scope("area:09")


def test_area_is_where_the_person_lived_when_the_path_began() -> None:
    part = part_of(
        {
            "residences": [
                ("moved_in", "999", "2020-01-01"),
                ("moved_in", "153", "2025-03-02"),
                ("moved_out", "153", "2020-01-01"),
                ("moved_out", "999", "2025-03-02"),
            ],
            "episodes": [
                (client, "north", "u", "p", "s", "2025-03-01", None) for client in ("moved_in", "moved_out", "homeless")
            ],
        }
    )
    assert held(part, REGION) == ["moved_out"]


def test_an_organisation_has_paths_with_an_active_episode_of_its_own() -> None:
    part = part_of(
        {
            "episodes": [
                ("before", "north", "u", "p", "s", "2024-10-01", "2024-12-01"),
                ("before", "south", "u", "p", "s", "2024-12-01", "2025-02-01"),
                ("during", "south", "u", "p", "s", "2024-12-01", "2025-02-01"),
                ("during", "north", "u", "p", "s", "2025-01-15", "2025-01-20"),
            ]
        }
    )
    assert held(part, Scope("organisation", "north")) == ["during"]


def held(part, scope: Scope) -> list[str]:
    episodes = part.episodes.assign(path=number_paths(part.episodes))
    paths = build_paths(episodes)
    return list(paths.loc[scope.holds(paths, episodes, part.residences, PERIOD), "client"])
