"""The ways side by side in words: intervals, none where there is none, and contradictions."""

import numpy as np

from mittari.change.dropout.ways import METHODS, contradictions, told_ways


def row(change: float, low: float, high: float, se: float = 1.0) -> dict[str, float]:
    return {"people": 40, "change": change, "se": se, "low": low, "high": high}


def ways(**others: dict[str, float]) -> dict[str, dict[str, float]]:
    return {name: others.get(name, row(5, 4, 6)) for name in METHODS}


def test_each_has_its_interval_or_its_reason() -> None:
    none = row(2, np.nan, np.nan, 0.0)
    few = row(3, np.nan, np.nan)
    lines = told_ways(ways(ipw=none, mi=few), {"mmrm": "not told, as waves 0 and 1"})
    assert lines == [
        "  those with both scores: 5.00 (4.00 to 6.00), 40 people",
        "  all with a score, by likelihood (MMRM): not told, as waves 0 and 1",
        "  by weighting with the chance of staying (IPW): 2.00, 40 people; no interval, as they all changed alike",
        "  by multiple imputation (MI): 3.00, 40 people; no interval, as they count as too few",
    ]


def test_ways_outside_each_other_s_interval_contradict() -> None:
    apart = ways(mmrm=row(25, 11, 40), mi=row(26, 12, 41))
    assert contradictions({name: apart[name] for name in ("mmrm", "ipw", "mi")}) == [("mmrm", "ipw"), ("ipw", "mi")]
    assert "CONTRADICT EACH OTHER: MMRM and IPW, IPW and MI lie outside" in told_ways(apart, {})[-1]
    assert len(told_ways(apart, {"ipw": "not told"})) == 4


def test_one_interval_that_holds_the_other_is_no_contradiction() -> None:
    assert len(told_ways(ways(mmrm=row(7, 4.5, 9.5)), {})) == 4
    assert contradictions({"mmrm": row(9, np.nan, np.nan), "mi": row(5, 4, 6)}) == []


def test_those_with_both_scores_may_differ_from_everybody() -> None:
    assert len(told_ways(ways(paired=row(50, 40, 60)), {})) == 4
