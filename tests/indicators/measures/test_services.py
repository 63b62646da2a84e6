"""Services: a client in two of them is in both, once each."""

from mittari.disclosure import release
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


def test_how_many_use_several_services_can_not_be_worked_out() -> None:
    """Two services have 15 and 10 of 20 clients, so 5 are in both; were these fewer, a count would go."""

    def counts(both: int) -> dict[str, int | None]:
        first = [(f"c{number}", "north", "u", "p", "coaching", "2025-02-01", None) for number in range(10 + both)]
        second = [(f"c{number}", "north", "u", "p", "trial", "2025-02-01", None) for number in range(10, 20)]
        released = release(compute([part_of({"episodes": first + second})], question(), [indicator("services")]))
        return {figure.at("service"): figure.count for figure in released.figures}

    assert counts(5) == {"coaching": 15, "trial": 10}
    assert None in counts(2).values()
    assert counts(0) == {"coaching": 10, "trial": 10}
