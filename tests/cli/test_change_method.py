"""A method from the options: what is wrong is told in the names of the options."""

import pytest

from mittari.cli.change_method import NAMES, chosen_method
from mittari.errors import InputError


def values(**given: float) -> list[float | None]:
    return [given.get(name) for name in NAMES]


def test_the_values_reach_their_parameters() -> None:
    chosen = chosen_method("EN", values(mean=40, sd=10, reliability=0.8))
    assert chosen.parameters.known() == {"reliability": 0.8, "sd": 10, "mean": 40}
    assert (chosen.method.name, chosen.line.of_before) == ("Edwards-Nunnally", 0.8)


@pytest.mark.parametrize(
    ("short", "given", "says"),
    [
        ("JT", {}, "Jacobson-Truax: got nothing -> give --sem, or --sd --reliability"),
        ("JT", {"sem": 3, "mean": 4}, "got --sem --mean"),
        ("MP", {"sem": 3}, "give --sem --sem-after, or --sd --reliability --sd-after --reliability-after"),
        ("NK", {"reliability_after": 3}, "--reliability-after: 3 is not between 0 and 1"),
    ],
)
def test_what_is_missing_or_too_much_is_told(short: str, given: dict[str, float], says: str) -> None:
    with pytest.raises(InputError) as refused:
        chosen_method(short, values(**given))
    assert says in str(refused.value).replace(" + ", " ")
