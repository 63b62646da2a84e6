"""Change of a group: what is said of the verdicts, and which counts belong together."""

from dataclasses import replace
from typing import Any

from mittari.disclosure import release
from mittari.indicators import compute
from mittari.indicators.measures.change import remarks
from tests.indicators.part import indicator, part_of, question, simulated
from tests.scoring.rules.raw import meter_of, rating

TABLE = compute([simulated(150)], question(), [indicator("change")])


def test_where_the_sem_is_from_or_why_there_are_no_verdicts() -> None:
    assert remarks(question(), "alpha", "1.0.0", "mind") == ("sem_simulated",)
    assert remarks(question(), "alpha", "1.0.0", "body") == ("no_sem",)
    assert remarks(question(), "gamma", "2.0.0", "calm") == ("group_only",)
    assert remarks(question(), "alpha", "0.9.0", "mind") == ("unknown_version",)


def test_an_unverified_key_is_said() -> None:
    source = {"key": {"source": "somewhere", "read": "2026-01-01"}}
    score = {"rule": "sum", "items": ["a"], "evidence": "key"}
    meter = meter_of(score, [rating("a")], evidence=source)
    asked = replace(question(), meters={("rule", "1.0.0"): meter})
    assert remarks(asked, "rule", "1.0.0", "s") == ("group_only", "unverified_key")


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


def test_who_was_measured_twice_lies_within_those_measured_at_entry_and_served() -> None:
    """Of 14 clients 12 were measured twice: the mean would tell of the two who were not, so only one number stays."""
    episodes = [(f"c{number:02d}", "north", "u", "p", "s", "2025-02-01", None) for number in range(14)]
    forms = [
        (f"c{number:02d}", day) for day, people in (("2025-02-01", 14), ("2025-06-01", 12)) for number in range(people)
    ]
    pin, rest = ("alpha", "1.0.0", "h"), ("fi", "self", "client", None, "north")
    part = part_of(
        {
            "episodes": episodes,
            "measurements": [(client, place, *pin, day, *rest) for place, (client, day) in enumerate(forms)],
            "scores": [(client, place, *pin, 1, day, "mind", 40.0, 4) for place, (client, day) in enumerate(forms)],
        }
    )
    released = release(compute([part], question(), [indicator(name) for name in ("served", "coverage", "change")]))
    numbers = {
        figure.name: (figure.count, figure.n) for figure in released.figures if figure.at("score") in ("", "mind")
    }
    assert numbers["clients"] == (14, 14)
    assert numbers["measured_at_entry"] == (14, 14)
    assert numbers["mean_change"] == (None, None)


def test_a_mean_across_versions_says_so() -> None:
    told = {}
    for name, tables in (("one", measured_by("1.0.0")), ("two", measured_by("0.9.0"))):
        table = compute([part_of(tables)], question(), [indicator("change")])
        means = [one for one in table.figures if one.name == "mean_change" and ("score", "mind") in one.breakdown]
        told[name] = [(dict(one.breakdown)["version"], "across_versions" in one.remarks) for one in means]
    assert told == {"one": [("1.0.0", False)], "two": [("1.0.0", True)]}


def measured_by(first: str) -> dict[str, list[tuple[Any, ...]]]:
    """A client measured by a version and then by 1.0.0; a crosswalk carried what was not of 1.0.0 forward to it."""
    forms = [(0, first, "2025-02-03"), (1, "1.0.0", "2025-06-01")]
    episodes = [("a", "north", "u", "p", "s", "2025-02-01", None)]
    rest = ("fi", "self", "client", None, "north")
    measurements = [("a", number, "alpha", version, f"h{version}", day, *rest) for number, version, day in forms]
    scores = [("a", number, "alpha", version, "h1.0.0", 1, day, "mind", 40.0, 4) for number, version, day in forms]
    return {"episodes": episodes, "measurements": measurements, "scores": scores}
