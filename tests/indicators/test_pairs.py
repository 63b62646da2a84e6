"""First and last measurements of each client, and why a change can't be told."""

from dataclasses import replace
from typing import Any

import pytest

from mittari.indicators.cohort import cohort_of
from mittari.indicators.pairs import changes_of
from tests.indicators.part import ALPHA, part_of, question

EPISODE = ("a", "north", "u", "p", "s", "2025-02-01", None)


def measured(*rows: tuple[str, str, str, float | None]) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of (date, instrument, version, value) of client a."""
    score = {"alpha": "mind", "gamma": "calm"}
    tables: dict[str, list[tuple[Any, ...]]] = {"episodes": [EPISODE], "measurements": [], "scores": []}
    for number, (date, instrument, version, value) in enumerate(rows):
        pin = (instrument, version, "h")
        tables["measurements"].append(("a", number, *pin, date, "fi", "self", "client", None, "north"))
        tables["scores"].append(("a", number, *pin, 1, date, score[instrument], value, 4))
    return tables


def only(tables: dict[str, list[tuple[Any, ...]]], score: str = "mind") -> Any:
    cohort = cohort_of(part_of(tables), question())
    (found,) = [one for one in changes_of(cohort, cohort.population("active")) if one.score == score]
    assert len(found.changes) == 1
    return found.changes.iloc[0]


ENTRY = ("2025-02-03", "alpha", "1.0.0", 40.0)


def test_from_entry_to_the_latest_in_the_period() -> None:
    later = [("2025-05-01", "alpha", "1.0.0", 90.0), ("2025-11-01", "alpha", "1.0.0", 62.0)]
    row = only(measured(ENTRY, *later, ("2026-01-10", "alpha", "1.0.0", 99.0)))
    assert (row["before"], row["after"], row["verdict"]) == (40, 62, "improved")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([ENTRY], "one_measurement"),
        ([ENTRY, ("2025-06-01", "alpha", "1.0.0", None)], "no_last"),
        ([("2025-06-01", "alpha", "1.0.0", 50.0)], "no_first"),
        ([(*ENTRY[:3], None), ("2025-06-01", "alpha", "1.0.0", 50.0)], "no_first"),
        ([ENTRY, ("2025-06-01", "alpha", "0.9.0", 50.0)], "other_version"),
        ([(*ENTRY[:3], 0.0), ("2025-06-01", "alpha", "1.0.0", 50.0)], "at_floor"),
        ([(*ENTRY[:3], 100.0), ("2025-06-01", "alpha", "1.0.0", 50.0)], "at_ceiling"),
    ],
)
def test_why_nothing_can_be_told(rows: list[tuple[str, str, str, float | None]], reason: str) -> None:
    row = only(measured(*rows))
    assert (row["verdict"], row["reason"]) == ("cannot_tell", reason)


def test_another_version_leaves_no_number_to_average() -> None:
    row = only(measured(ENTRY, ("2025-06-01", "alpha", "0.9.0", 50.0)))
    assert row[["after", "change"]].isna().all()


def test_a_group_meter_gives_a_change_and_no_verdict() -> None:
    row = only(measured(("2025-02-03", "gamma", "2.0.0", 3.0), ("2025-06-01", "gamma", "2.0.0", 9.0)), "calm")
    assert (row["change"], row["verdict"], row["reason"]) == (6, "cannot_tell", "group_only")


def test_a_planned_measurement_makes_a_client_eligible() -> None:
    row = only({"episodes": [EPISODE], "plans": [("a", "alpha", "2025-02-10", "entry", False)]})
    assert row["reason"] == "no_first"


def scored_anew(form: int, value: float) -> tuple[Any, ...]:
    return ("a", form, "alpha", "1.0.0", "h", 2, "2025-06-01", "mind", value, 4)


def test_the_newest_scoring_of_a_form_counts() -> None:
    tables = measured(ENTRY, ("2025-06-01", "alpha", "1.0.0", 50.0))
    tables["scores"] += [scored_anew(0, 30.0), scored_anew(1, 80.0)]
    assert only(tables)[["before", "after"]].tolist() == [30, 80]


def test_scores_by_other_rules_are_not_compared() -> None:
    tables = measured(ENTRY, ("2025-06-01", "alpha", "1.0.0", 50.0))
    tables["scores"].append(scored_anew(1, 80.0))
    row = only(tables)
    assert (row["verdict"], row["reason"]) == ("cannot_tell", "other_version")
    assert row[["after", "change"]].isna().all()


def test_the_same_version_with_other_content_is_not_compared() -> None:
    tables = measured(ENTRY, ("2025-06-01", "alpha", "1.0.0", 50.0))
    last = tables["measurements"][1]
    tables["measurements"][1] = (*last[:4], "other", *last[5:])
    assert only(tables)["reason"] == "other_version"


@pytest.mark.parametrize(("same_rater", "verdict"), [(False, "improved"), (True, "cannot_tell")])
def test_another_rater_matters_where_the_meter_says_so(same_rater: bool, verdict: str) -> None:
    tables = measured(ENTRY, ("2025-06-01", "alpha", "1.0.0", 70.0))
    tables["measurements"] = [(*row[:9], number, "north") for number, row in enumerate(tables["measurements"])]
    structure = ALPHA.structure.model_copy(update={"same_rater": same_rater})
    meters = {("alpha", "1.0.0"): replace(ALPHA, structure=structure)}
    cohort = cohort_of(part_of(tables), replace(question(), meters=meters))
    changes = next(one.changes for one in changes_of(cohort, cohort.population("active")) if one.score == "mind")
    assert list(changes["verdict"]) == [verdict]
    assert changes["change"].isna().tolist() == [same_rater]
