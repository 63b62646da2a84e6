"""Coverage: the denominator is everybody who should have been measured."""

from mittari.indicators import compute
from tests.indicators.part import indicator, part_of, question


def test_at_entry_of_all_and_at_exit_of_the_ended() -> None:
    pin = ("alpha", "1.0.0", "h")
    rest = ("fi", "self", "client", None, "north")
    part = part_of(
        {
            "episodes": [
                ("a", "north", "u", "p", "s", "2025-02-01", "2025-08-01"),
                ("b", "north", "u", "p", "s", "2025-02-01", "2025-08-01"),
                ("c", "north", "u", "p", "s", "2025-02-01", None),
                ("d", "north", "u", "p", "s", "2025-02-01", None),
            ],
            "measurements": [
                ("a", 1, *pin, "2025-02-01", *rest),
                ("a", 2, *pin, "2025-07-20", *rest),
                ("c", 3, *pin, "2025-02-20", *rest),
                ("d", 4, *pin, "2025-05-20", *rest),
            ],
        }
    )
    table = compute([part], question(), [indicator("coverage")])
    assert {figure.name: figure.value for figure in table.figures} == {
        "measured_at_entry": 0.5,
        "measured_at_exit": 0.5,
    }
    assert [table.cells[figure.eligible].value for figure in table.figures] == [4, 2]
