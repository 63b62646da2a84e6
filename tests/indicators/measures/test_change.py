"""Change of a group: what is said of the verdicts, and which counts belong together."""

from mittari.indicators import compute
from mittari.indicators.measures.change import remarks
from tests.indicators.part import indicator, question, simulated

TABLE = compute([simulated(150)], question(), [indicator("change")])


def test_where_the_sem_is_from_or_why_there_are_no_verdicts() -> None:
    assert remarks(question(), "alpha", "1.0.0", "mind") == ("sem_simulated",)
    assert remarks(question(), "alpha", "1.0.0", "body") == ("no_sem",)
    assert remarks(question(), "gamma", "2.0.0", "calm") == ("group_only",)
    assert remarks(question(), "alpha", "0.9.0", "mind") == ("unknown_version",)


def test_a_group_meter_has_a_mean_and_no_verdicts() -> None:
    calm = [one for one in TABLE.figures if ("score", "calm") in one.breakdown]
    values = {one.name: one.value for one in calm}
    assert values["mean_change"] is not None
    assert values["cannot_tell"] == 1
    assert "improved" not in values


def test_scores_stand_in_the_order_of_the_meter() -> None:
    means = [one for one in TABLE.figures if one.name == "mean_change"]
    scores = [dict(one.breakdown)["score"] for one in means if ("version", "1.0.0") in one.breakdown]
    assert scores == ["mind", "body", "strain"]


def test_both_denominators() -> None:
    names = {one.name: one for one in TABLE.figures if ("score", "mind") in one.breakdown}
    assert names["improved"].n != names["improved_of_all"].n
    assert names["improved"].count == names["improved_of_all"].count
    assert names["improved_of_all"].n == names["improved"].eligible
