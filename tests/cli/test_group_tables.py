"""What is written of a group: nothing that is not there, and a group's name first where there are several."""

import numpy as np

from mittari.change.dropout.asked import Asked
from mittari.change.dropout.together import change_over_waves
from mittari.change.dropout.two_groups import compare_groups
from mittari.cli.group_tables import figures, tables
from tests.change.dropout.leavers import made_up

ASKED = Asked(imputations=5)


def test_a_method_that_failed_has_no_table() -> None:
    waves = made_up()
    waves.scores[:, 0] = 40.0
    found = change_over_waves(waves, ASKED)
    assert "rates" not in tables(found)
    told = figures(found)
    assert (told["rates"], told["expected_of_the_gate"]) == (None, None)
    assert "mmrm" in told["not_told"]
    assert list(told["change"]) == ["1", "2"]
    assert list(told["change"]["2"]) == ["paired", "mmrm", "ipw", "mi"]


def test_groups_come_first() -> None:
    found = compare_groups(made_up(240), np.repeat(["b", "a", "c"], 80), ASKED)
    written = tables(found)
    assert "differences" not in written
    for table in written.values():
        assert table.index.names[0] == "group"
        assert table.index.get_level_values("group").unique().tolist() == ["a", "b", "c"]
    assert figures(found)["difference"] is None
    assert list(figures(found)["groups"]) == ["a", "b", "c"]
