"""Findings: released figures by name and breakdown."""

from tests.reports.made_up import METER, report


def test_figures_by_name_and_breakdown() -> None:
    built = report()
    change = next(one for one in built.indicators if one.measure == "change")
    means = built.figures(change, "mean_change", instrument=METER)
    assert len(means) > 5
    score = means[0].at("score")
    assert built.figures(change, "mean_change", instrument=METER, score=score) == means[:1]
    assert built.figures(change, "mean_change", instrument="none") == []
