"""Who was served: each client once, in every breakdown."""

from mittari.disclosure import release
from mittari.indicators import compute
from mittari.indicators.figure import Kind
from tests.indicators.part import Part, indicator, part_of, question

EPISODES = [
    ("a", "north", "u", "p", "s", "2025-02-01", None),
    ("a", "north", "u", "p", "t", "2025-03-01", "2025-04-01"),
    ("b", "north", "u", "p", "s", "2024-02-01", "2025-06-01"),
    ("c", "north", "u", "p", "s", "2026-02-01", None),
]


def values(part: Part) -> dict[tuple[str, ...], float | None]:
    table = compute([part], question(), [indicator("served")])
    return {(figure.name, *dict(figure.breakdown).values()): figure.value for figure in table.figures}


def test_clients_paths_and_episodes() -> None:
    found = values(part_of({"episodes": EPISODES, "clients": [("a", 2001, "woman"), ("b", None, None)]}))
    assert (found[("clients",)], found[("paths",)], found[("episodes",)]) == (2, 2, 3)
    assert (found[("started",)], found[("ended",)]) == (0.5, 0.5)
    assert found[("clients_by", "woman")] == found[("clients_by", "unknown")] == 0.5
    assert found[("clients_by", "under_25")] == 0.5


def test_episodes_rest_on_the_people_behind_them() -> None:
    table = compute([part_of({"episodes": EPISODES})], question(), [indicator("served")])
    assert table.cells[("episodes", "active")].people == 2


def test_how_many_have_several_paths_can_not_be_worked_out() -> None:
    once = [(f"c{number}", "north", "u", "p", "s", "2025-02-01", "2025-03-01") for number in range(9)]
    again = [("c0", "north", "u", "p", "s", "2025-09-01", None)]
    released = release(compute([part_of({"episodes": once + again})], question(), [indicator("served")]))
    counts = {figure.name: figure.count for figure in released.figures if figure.kind is Kind.COUNT}
    assert counts == {"clients": 9, "paths": None, "episodes": None}


def test_nor_how_many_have_several_services_on_a_path() -> None:
    """Seven have two paths and two of these two services on one: episodes less paths would tell of the two."""
    once = [(f"c{number}", "north", "u", "p", "s", "2025-02-01", "2025-03-01") for number in range(9)]
    again = [(f"c{number}", "north", "u", "p", "s", "2025-09-01", None) for number in range(7)]
    beside = [(f"c{number}", "north", "u", "p", "t", "2025-10-01", None) for number in range(2)]
    released = release(compute([part_of({"episodes": once + again + beside})], question(), [indicator("served")]))
    counts = {figure.name: figure.count for figure in released.figures if figure.kind is Kind.COUNT}
    assert counts == {"clients": 9, "paths": None, "episodes": 18}
