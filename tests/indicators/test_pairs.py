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


def across_versions(*carried: tuple[str, float | None]) -> dict[str, list[tuple[Any, ...]]]:
    """First measured by 0.9.0, then by 1.0.0; `carried` are the first one's scores by 1.0.0, as a crosswalk gives."""
    days = ("2025-02-03", "2025-06-01")
    forms = [(0, "alpha", "0.9.0", "old", days[0]), (1, "alpha", "1.0.0", "new", days[1])]
    tables: dict[str, list[tuple[Any, ...]]] = {"episodes": [EPISODE], "measurements": [], "scores": []}
    for form in forms:
        tables["measurements"].append(("a", *form, "fi", "self", "client", None, "north"))
    for number, version, content, score, value in (
        (0, "0.9.0", "old", "mind", 3.0),
        (0, "0.9.0", "old", "body", 3.0),
        (1, "1.0.0", "new", "mind", 62.0),
        (1, "1.0.0", "new", "body", 62.0),
        *((0, "0.9.0", "new", score, value) for score, value in carried),
    ):
        tables["scores"].append(("a", number, "alpha", version, content, 1, days[number], score, value, 4))
    return tables


def test_versions_are_compared_where_a_crosswalk_carried_the_first_forward() -> None:
    tables = across_versions(("mind", 40.0))
    cohort = cohort_of(part_of(tables), question())
    found = {one.score: one for one in changes_of(cohort, cohort.population("active"))}
    assert {one.version for one in found.values()} == {"1.0.0"}
    mind = found["mind"].changes.iloc[0]
    assert (mind["before"], mind["after"], mind["verdict"]) == (40, 62, "improved")
    assert {name: one.across for name, one in found.items()} == {"mind": 1, "body": 0, "strain": 0}
    body = found["body"].changes.iloc[0]
    assert (body["verdict"], body["reason"]) == ("cannot_tell", "other_version")
    assert body[["before", "change"]].isna().all()


def test_without_a_crosswalk_the_client_stays_with_the_older_version() -> None:
    cohort = cohort_of(part_of(across_versions()), question())
    found = list(changes_of(cohort, cohort.population("active")))
    assert {one.version for one in found} == {"0.9.0"}
    assert {one.changes["reason"].iloc[0] for one in found} == {"other_version"}
    assert all(one.changes["change"].isna().all() for one in found)


def test_a_carried_score_that_can_t_be_computed_is_no_first_score() -> None:
    row = only(across_versions(("mind", None)))
    assert (row["verdict"], row["reason"]) == ("cannot_tell", "no_first")


def test_who_was_measured_by_one_version_only_is_not_moved_to_another() -> None:
    tables = measured(ENTRY, ("2025-06-01", "alpha", "1.0.0", 62.0))
    tables["scores"] += [("a", form, "alpha", "1.0.0", "newer", 1, "2025-06-01", "mind", 9.0, 4) for form in (0, 1)]
    row = only(tables)
    assert (row["before"], row["after"], row["verdict"]) == (40, 62, "improved")
