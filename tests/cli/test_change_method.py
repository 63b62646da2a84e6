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


def test_only_hageman_arrindell_asks_more_of_the_score_after() -> None:
    assert chosen_method("JT", values(sem=3)).line_after(20) is None
    known = {"mean": 36, "mean_after": 30, "sd": 7, "sd_after": 9, "reliability": 0.8, "correlation": 0.3}
    line = chosen_method("HA", values(**known)).line_after(20)
    assert line is not None
    assert (line.of_before, line.one_sided) == (0, True)
