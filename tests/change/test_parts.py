"""Clients in parts: each in one."""

import pandas as pd
import pytest

from mittari.change.parts import check_parts, part_of
from mittari.errors import InputError


def test_all_clients_in_order() -> None:
    assert check_parts([pd.Index(["b", "a"]), pd.Index([], dtype=object), pd.Index(["c"])], "id", "x").tolist() == [
        "b",
        "a",
        "c",
    ]
    assert len(check_parts([], "id", "x")) == 0


def test_clients_in_several_parts_are_counted_and_not_named() -> None:
    with pytest.raises(InputError, match="m: id: 2 clients have rows in several parts -> put all rows") as caught:
        check_parts([pd.Index([71, 72, 73]), pd.Index([73, 74, 71])], "id", "m")
    assert "73" not in str(caught.value)
    with pytest.raises(InputError, match="1 client has rows"):
        check_parts([pd.Index([1])] * 3, "id", "m")


def test_parts_are_told_by_number() -> None:
    assert part_of("scores.csv", 3) == "scores.csv, part 3"
