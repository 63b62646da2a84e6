"""Services: a client in two of them is in both, once each."""

from mittari.indicators import compute
from tests.indicators.part import indicator, part_of, question


def test_all_services_is_a_count_of_clients() -> None:
    episodes = [
        ("a", "north", "u", "p", "coaching", "2025-02-01", "2025-08-01"),
        ("a", "north", "u", "p", "coaching", "2025-03-01", "2025-08-01"),
        ("a", "south", "u", "p", "trial", "2025-03-01", "2025-08-01"),
        ("b", "north", "u", "p", "coaching", "2025-02-01", None),
        ("b", "north", "u", "p", "trial", "2024-02-01", "2024-12-31"),
    ]
    table = compute([part_of({"episodes": episodes})], question(), [indicator("services")])
    assert {dict(figure.breakdown)["service"]: figure.value for figure in table.figures} == {
        "coaching": 1,
        "trial": 0.5,
    }
    assert {table.cells[figure.n].value for figure in table.figures} == {2}
