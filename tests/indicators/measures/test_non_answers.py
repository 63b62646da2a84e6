"""Each kind of non-answer by itself, one person once in each, of those measured at entry."""

from mittari.indicators import compute
from tests.indicators.part import indicator, part_of, question

PIN, REST = ("alpha", "1.0.0", "h"), ("fi", "self", "client", None, "north")


def test_the_four_kinds_are_kept_apart() -> None:
    people = "abcd"
    numbers = {"a": 0, "b": 1, "c": 2, "d": 4}  # missing, answered, refused, not applicable
    part = part_of(
        {
            "episodes": [(one, "north", "u", "p", "s", "2025-02-01", None) for one in (*people, "e")],
            "measurements": [
                *((one, numbers[one], *PIN, "2025-02-03", *REST) for one in people),
                ("a", 9, *PIN, "2025-09-01", *REST),  # refused, but not at entry
            ],
        }
    )
    table = compute([part], question(), [indicator("non_answers")])
    found = {figure.name: figure.value for figure in table.figures}
    assert found == {"missing": 0.25, "refused": 0.25, "not_applicable": 0.25, "not_asked": 0}
    assert {table.cells[figure.n].value for figure in table.figures} == {4}
    assert {table.cells[figure.eligible].value for figure in table.figures} == {5}
