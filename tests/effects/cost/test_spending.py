"""Clients with costs: what is left out, and what is refused line by line."""

import numpy as np
import pandas as pd
import pytest

from mittari.effects.cost.spending import Spending, read_spending
from mittari.errors import InputError

GOOD = pd.DataFrame(
    {
        "id": ["a", "b", "c", "d", "e", "f"],
        "cost": ["10", "20.5", "", "40", "50", "60"],
        "better": ["1", "0", "1", "", "1", "0"],
        "place": ["x", "y", "x", "y", "x", "y"],
    }
)


def read(frame: pd.DataFrame, group: str | None = "place", client: str | None = "id") -> Spending:
    return read_spending(frame, cost="cost", improved="better", group=group, client=client, source="clients.csv")


def test_groups() -> None:
    found = read(GOOD)
    assert found.names == ("x", "y")
    cost, improved = found.of(1)
    assert (cost.tolist(), improved.tolist()) == ([20.5, 60], [0, 0])
    assert found.cost_of_unknown(1).tolist() == [40]
    assert found.unknown_cost == (1, 0)


def test_everybody_is_one_group() -> None:
    found = read(GOOD, group=None, client=None)
    assert found.names == ("all",)
    assert found.of(0)[0].tolist() == [10, 20.5, 50, 60]
    assert found.unknown_cost == (1,)


REFUSED = {
    "below 0": ({"cost": ["10", "-1", "", "40", "50", "60"]}, "clients.csv:3: cost: is below 0"),
    "text": ({"cost": ["10", "dear", "", "40", "50", "60"]}, "clients.csv:3: cost: not a number"),
    "an improvement of 2": ({"better": ["1", "2", "1", "", "1", "0"]}, "clients.csv:3: better: is neither 0 nor 1"),
    "twice": ({"id": ["a", "b", "c", "d", "e", "a "]}, "clients.csv:2: id: this client has several rows"),
    "no client": ({"id": ["a", "", "c", "d", "e", "f"]}, "clients.csv:3: id: is empty"),
    "no group": ({"place": ["x", " ", "x", "y", "x", "y"]}, "clients.csv:3: place: is empty"),
    "one client": ({"place": ["x", "y", "x", "y", "x", "x"]}, "y has 1 client with a cost and a known improvement"),
    "no cost": ({"cost": ["0", "1", "0", "1", "0", "1"]}, "all costs of x are 0"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_used_is_named(name: str) -> None:
    changed, says = REFUSED[name]
    with pytest.raises(InputError, match=says):
        read(GOOD.assign(**changed))


def test_nobody() -> None:
    with pytest.raises(InputError, match="there are no clients"):
        read(GOOD.head(0))
    with pytest.raises(InputError, match="price: there is no such column"):
        read_spending(GOOD, cost="price", improved="better")


def test_numbers_read_as_text_does() -> None:
    typed = GOOD.assign(cost=pd.to_numeric(GOOD["cost"]), better=pd.to_numeric(GOOD["better"]))
    assert np.array_equal(read(typed).improved, read(GOOD).improved, equal_nan=True)
