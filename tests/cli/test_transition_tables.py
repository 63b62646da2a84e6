"""Tables, words of the JSON and pictures, with and without groups."""

import json
from typing import Any

import pandas as pd
import pytest

from mittari.cli.transition_tables import about, pictures_of, tables_of
from mittari.effects.transitions.compare import transitions_by_group
from mittari.effects.transitions.transitions import transitions
from tests.effects.transitions.twelve import histories

ASKED: dict[str, Any] = {"at": [3], "to": ["open_job"], "replicates": 0}


def test_of_all_clients() -> None:
    found = transitions(histories(), **ASKED)
    assert list(tables_of(found)) == ["occupancy", "incidence", "occupancy_at", "incidence_at", "flows"]
    assert list(pictures_of(found)) == ["occupancy"]
    said = about(found)
    assert (said["clients"], said["at_start"], said["late"], said["moves"]) == (12, 10, 2, 15)
    assert said["absorbing"] == ["pension", "death"]
    assert json.dumps(said)


def test_of_groups() -> None:
    people = histories()
    groups = pd.Series(["<x>" if name < "f" else "y" for name in people.names], index=people.names)
    found = transitions_by_group(people, groups, **ASKED)
    tables = tables_of(found)
    alone = tables_of(found.groups["y"])["occupancy_at"]
    pd.testing.assert_frame_equal(tables["occupancy_at"].loc[["y"]].droplevel("group"), alone)
    assert tables["differences"].index.get_level_values("group").unique().tolist() == ["y"]
    assert '<title id="title">Statuses over time: &lt;x&gt;</title>' in pictures_of(found)["occupancy_1"]
    assert list(about(found)["groups"]) == ["<x>", "y"]
    assert about(found)["groups"]["y"]["clients"] == pytest.approx(7)
