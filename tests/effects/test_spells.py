"""Spells: what is kept, and what is refused by line."""

import numpy as np
import pandas as pd
import pytest

from mittari.effects.spells import Spells, read_spells
from mittari.errors import InputError

GOOD: dict[str, list[object]] = {
    "id": ["a", "b", "a"],
    "service": ["y", "x", "x"],
    "provider": ["p", "q", "q"],
    "start": ["0", "1", "2.5"],
    "end": ["3", "", "4"],
}


def read(clients: list[object] | None = None, **changed: list[object]) -> Spells:
    known = pd.Index(clients or ["b", "a"])
    return read_spells(pd.DataFrame(GOOD | changed), known, ["service", "provider"], source="s.csv")


def test_spells_by_code() -> None:
    found = read()
    assert found.client.tolist() == [1, 0, 1]
    assert found.names["service"].tolist() == ["x", "y"]
    assert found.groups["service"].tolist() == [1, 0, 0]
    assert found.groups["provider"].tolist() == [0, 1, 1]
    assert found.start.tolist() == [0, 1, 2.5]
    assert found.end.tolist() == [3, np.inf, 4]


def test_a_client_is_the_same_as_number_and_as_text() -> None:
    assert read([2, 1], id=["1", "2", "1"]).client.tolist() == [1, 0, 1]
    assert read(["2", "1"], id=[1, 2, 1]).client.tolist() == [1, 0, 1]


def test_numbered_services_are_in_the_order_of_their_numbers() -> None:
    found = read(service=["10", "2", "10"])
    assert found.names["service"].tolist() == ["2", "10"]
    assert found.groups["service"].tolist() == [1, 0, 1]


REFUSED: list[tuple[dict[str, list[object]], str]] = [
    ({"end": ["3", "0.5", "4"]}, "s.csv:3: start, end: it ends before it starts"),
    ({"id": ["a", "b", "z"]}, "s.csv:4: id: this client has no measurement"),
    ({"id": ["a", "", "a"]}, "s.csv:3: id: is empty"),
    ({"start": ["0", "", "2"]}, "s.csv:3: start: is empty"),
    ({"start": ["0", "May", "2"]}, "s.csv:3: start: not a number"),
    ({"end": ["3", "June", "4"]}, "s.csv:3: end: not a number"),
    ({"service": ["y", "x", " "]}, "s.csv:4: service: is empty"),
    ({"provider": ["p", None, "q"]}, "s.csv:3: provider: is empty"),
]


@pytest.mark.parametrize(("changed", "says"), REFUSED)
def test_bad_spells_are_named(changed: dict[str, list[object]], says: str) -> None:
    with pytest.raises(InputError) as refused:
        read(**changed)
    assert [str(one).split(" -> ")[0] for one in refused.value.problems] == [says]


def test_a_copy_of_a_spell_is_named_and_not_counted_twice() -> None:
    copied = {name: [*values, values[1]] for name, values in GOOD.items()} | {"start": ["0", "1", "2.5", "1.0"]}
    with pytest.raises(InputError) as refused:
        read(**copied)
    says = "s.csv:5: id, service, provider, start, end: an earlier line holds the same spell"
    assert [str(one).split(" -> ")[0] for one in refused.value.problems] == [says]


def test_two_providers_at_one_time_are_two_spells() -> None:
    two = pd.DataFrame({name: [values[0]] * 2 for name, values in GOOD.items()})
    clients = pd.Index(["a"])
    assert len(read_spells(two.assign(provider=["p", "q"]), clients, ["service"]).client) == 2
    with pytest.raises(InputError, match="id, service, start, end: an earlier line holds the same spell"):
        read_spells(two.drop(columns="provider"), clients, ["service"])


def test_a_missing_column() -> None:
    with pytest.raises(InputError, match="provider: there is no such column"):
        read_spells(pd.DataFrame(GOOD).drop(columns="provider"), pd.Index(["a", "b"]), ["provider"])
