"""The time to a first job, with what shuts it out, against R and by hand."""

import numpy as np
import pandas as pd
import pytest

from mittari.effects.transitions.aalen_johansen import aalen_johansen
from mittari.effects.transitions.first_reached import first_reached
from mittari.errors import InputError
from tests.effects.transitions.twelve import histories, parted, stays

# R 4.2.2, survival 3.5-3, up to each one's first job, with the second part of i as another person:
#   f <- survfit(Surv(entry, exit, event) ~ 1, id = client); summary(f, times = c(2, 5, 9, 12))
POINTS = [2, 5, 9, 12]
INCIDENCE = [0, 0.3, 27 / 70, 0.5]
ERRORS = [0, 0.14643921757659, 0.16405040823829, 0.16474707092902]
PENSION = [0, 0, 0.6 / 7, 1.2 / 7]


def test_incidence_as_in_r() -> None:
    found = aalen_johansen(first_reached(histories(parted()), ["open_job"]))
    at = found.place(np.array(POINTS))
    assert found.share[at, 1] == pytest.approx(INCIDENCE, abs=1e-12)
    assert found.se[at, 1] == pytest.approx(ERRORS, abs=1e-12)
    assert found.share[at, 2] == pytest.approx(PENSION, abs=1e-12)


def test_cut_at_the_first_job() -> None:
    found = first_reached(histories(), ["open_job"])
    assert found.states == ("not yet", "reached", "pension", "death")
    rows = pd.DataFrame({"client": found.names[found.client], "exit": found.exit, "to": found.to})
    ends = rows.groupby("client").last()
    assert ends.loc["a", :].to_numpy().tolist() == [5, 1]
    assert ends.loc["b", :].to_numpy().tolist() == [10, 2]
    assert ends.loc["c", :].to_numpy().tolist() == [4, -1]
    assert ends.loc["l", :].to_numpy().tolist() == [1, 3]
    assert found.left_out == {}


def test_there_already_and_after_a_gap() -> None:
    rows = pd.DataFrame(
        [
            ("there", 0, 5, "open_job", "service"),
            ("there", 5, 9, "service", "open_job"),
            ("gap", 0, 3, "service", None),
            ("gap", 6, 9, "open_job", None),
            ("dies", 0, 9, "service", "death"),
            ("retires", 0, 9, "service", "pension"),
        ],
        columns=["client", "entry", "exit", "from", "to"],
    )
    found = first_reached(histories(rows), ["open_job"])
    assert found.names.tolist() == ["gap", "dies", "retires"]
    assert found.exit[0] == 3
    assert found.left_out == {"there already when first seen": 1}


def test_several_targets_are_one() -> None:
    found = first_reached(histories(), ["open_job", "pension"])
    assert found.states == ("not yet", "reached", "death")
    assert int((found.to == 1).sum()) == 7


def test_refused() -> None:
    with pytest.raises(InputError, match="no row has the status job -> there are: unemployed, service"):
        first_reached(histories(), ["job"])
    with pytest.raises(InputError, match="everybody is there from the start"):
        first_reached(histories(stays().query("client == 'k'")), ["unemployed"])
