"""Moves counted by hand."""

import pandas as pd
import pytest

from mittari.effects.transitions.flows import flows
from mittari.effects.transitions.read_stays import read_stays
from tests.effects.transitions.twelve import histories, stays


def test_counts_and_rates() -> None:
    found = flows(histories())
    assert list(found.index[:2]) == [("unemployed", "service"), ("unemployed", "open_job")]
    assert found["moves"].sum() == 15
    # Client by client, in order: a, b, c, e, f, g, i, j, k, l; then a, b, d, f, g, h, j.
    unemployed, service = 5 + 4 + 4 + 5 + 9 + 5 + 6 + 9 + 12 + 1, 3 + 6 + 5 + 3 + 4 + 4 + 1
    begun = found.loc[("unemployed", "service"), :].to_numpy()
    assert begun.tolist() == [4, 4, unemployed, pytest.approx(4 / unemployed)]
    ended = found.loc[("service", "unemployed"), :].to_numpy()
    assert ended.tolist() == [2, 2, service, pytest.approx(2 / service)]


def test_a_client_who_moves_twice_is_one_client() -> None:
    rows = [("a", 0, 1, "service", "unemployed"), ("a", 1, 2, "unemployed", "service")]
    rows += [("a", 2, 3, "service", "unemployed"), ("b", 0, 9, "service", "death"), ("c", 0, 9, "service", "pension")]
    found = flows(histories(pd.DataFrame(rows, columns=["client", "entry", "exit", "from", "to"])))
    again = found.loc[("service", "unemployed"), :]
    assert [again["moves"], again["clients"]] == [2, 1]


def test_nobody_moves() -> None:
    assert len(flows(read_stays(stays().assign(to=""), client="client", entry="entry", exit="exit", to="to"))) == 0
