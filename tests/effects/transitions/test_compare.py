"""Groups beside each other: each as alone, differences as Newcombe's where all are counted."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.effects.transitions.compare import GroupTransitions, transitions_by_group
from mittari.effects.transitions.histories import Histories
from mittari.effects.transitions.read_stays import read_stays
from mittari.effects.transitions.transitions import transitions
from mittari.errors import InputError
from mittari.statistics.newcombe import newcombe


def rows(sizes: tuple[int, int] = (70, 80), jobs: tuple[int, int] = (56, 48)) -> pd.DataFrame:
    """All seen for 9 months; so many of both groups have a job after 5."""
    groups = zip("xy", sizes, jobs, strict=True)
    both = [(f"{name}{place}", name, place < work) for name, size, work in groups for place in range(size)]
    frame = pd.DataFrame(both, columns=["client", "group", "job"])
    first = frame.assign(entry=0, exit=5, to=np.where(frame["job"], "open_job", ""), **{"from": "unemployed"})
    then = frame.assign(entry=5, exit=9, to="", **{"from": np.where(frame["job"], "open_job", "unemployed")})
    return pd.concat([first, then])


def compared(frame: pd.DataFrame, **more: Any) -> GroupTransitions:
    groups = frame.drop_duplicates("client").set_index("client")["group"]
    ends: dict[str, Any] = {"at": [3, 8], "to": ["open_job"], "replicates": 0}
    return transitions_by_group(seen(frame), groups, **(ends | more))


def seen(frame: pd.DataFrame) -> Histories:
    names = {"client": "client", "entry": "entry", "exit": "exit", "status": "from", "to": "to"}
    return read_stays(frame, **names)


def test_differences_are_newcombes_where_all_are_counted() -> None:
    found = compared(rows(), against="y").differences
    row = found.loc[("incidence", 8, "reached", "x"), :]
    # The 56 of 70 and 48 of 80 of Newcombe 1998: 0.0524 to 0.3339.
    assert row.to_numpy().tolist() == pytest.approx([0.2, *newcombe(56, 70, 48, 80)], abs=1e-12)
    assert row.to_numpy().tolist() == pytest.approx([0.2, 0.0524, 0.3339], abs=5e-5)
    assert found.loc[("occupancy", 8, "unemployed", "x"), "difference"] == pytest.approx(-0.2)
    assert found.loc[("occupancy", 3, "open_job", "x"), "difference"] == 0


def test_each_group_is_as_if_alone() -> None:
    frame, found = rows(), compared(rows())
    assert (list(found.groups), found.against) == (["x", "y"], "x")
    alone = transitions(seen(frame[frame["group"] == "y"]), at=[3, 8], replicates=0)
    pd.testing.assert_frame_equal(found.groups["y"].occupancy.at, alone.occupancy.at)


def test_words() -> None:
    words = compared(rows(), against="y").summary()
    assert "Percentage points more than in y, with 95 % interval:\n  x, reached by 3: 0.0 (" in words
    assert "  x, reached by 8: 20.0 (5.2 to 33.4)" in words
    assert "not drawn by lot" in words
    without = compared(rows(), to=[], against="y").summary()
    assert "  x, open_job at 8: 20.0 (5.2 to 33.4)" in without


def test_few_only_when_asked_twice() -> None:
    few = compared(rows((29, 40), (10, 10)))
    assert few.below_minimum == ("x: 29 clients, 30 are needed",)
    with pytest.raises(InputError, match="x: 29 clients"):
        few.summary()
    assert "TOO LITTLE" in few.summary(even_if_small=True)


def test_refused() -> None:
    with pytest.raises(InputError, match="no group is called z -> there are: x, y"):
        compared(rows(), against="z")
    with pytest.raises(InputError, match="not two groups"):
        compared(rows().query("group == 'x'"))
