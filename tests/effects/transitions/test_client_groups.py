"""The group of each client, or the lines that do not agree."""

import pandas as pd
import pytest

from mittari.effects.transitions.client_groups import client_groups
from mittari.errors import InputError


def test_one_group_a_client() -> None:
    rows = pd.DataFrame({"client": ["a", "b", "a"], "group": ["x", " y ", "x"]})
    assert client_groups(rows, client="client", group="group").to_dict() == {"a": "x", "b": "y"}


def test_bad_lines_are_named() -> None:
    rows = pd.DataFrame({"client": ["a", "b", "a"], "group": ["x", "", "y"]})
    with pytest.raises(InputError) as refused:
        client_groups(rows, client="client", group="group")
    assert [(one.line, one.reason) for one in refused.value.problems] == [
        (3, "is empty"),
        (4, "this client is in another group in an earlier row"),
    ]
    with pytest.raises(InputError, match="service: there is no such column"):
        client_groups(rows, client="client", group="service")
