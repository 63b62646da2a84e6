"""What is not known is said, with the thresholds in use."""

import pytest

from mittari.change import threshold
from mittari.reports.blocks.limits import limits
from mittari.reports.words import Words
from tests.reports.made_up import SEM, report


def test_thresholds_of_the_scores_that_have_a_sem() -> None:
    rows = limits(report(), Words("en"))["thresholds"]
    assert {row[3] for row in rows} == {f"{threshold(SEM):.1f}"}
    assert all(row[4].startswith("simulated") for row in rows)
    assert limits(report(sem=False), Words("en"))["thresholds"] == []


@pytest.mark.parametrize("clients", [60, 320])
def test_how_many_figures_are_hidden(clients: int) -> None:
    built = report(clients)
    sentence = limits(built, Words("en"))["unknowns"][-1]
    assert sentence.startswith(f"{built.released.suppressed} figures are hidden")
