"""A score is read as its meter says: the verdicts are worked by hand from the SEM."""

import pytest

from mittari.change import Reason, change_by_meter, why_no_verdict
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norms
from tests.indicators.part import ALPHA, GAMMA, meter

AIMLESS = meter("delta", "1.0.0", "individual", [{"id": "odd", "range": [0, 10], "direction": "none"}], [])


@pytest.mark.parametrize(
    ("by", "score", "reason"),
    [
        (ALPHA, "mind", None),
        (ALPHA, "body", Reason.NO_SEM),
        (GAMMA, "calm", Reason.GROUP_ONLY),
        (AIMLESS, "odd", Reason.GROUP_ONLY),
    ],
)
def test_why_nobody_gets_a_verdict(by: Meter, score: str, reason: Reason | None) -> None:
    assert why_no_verdict(by, score) is reason
    told = change_by_meter(by, score, [5.0], [9.0])
    assert told["verdict"].tolist() == (["cannot_tell"] if reason else ["no_reliable_change"])
    assert told["reason"].dropna().tolist() == ([reason] if reason else [])


# The SEM of strain is 2, so a change must exceed 1.959964 * sqrt(2) * 2 = 5.54 points; less of it is better.
@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [(15, 9, "improved"), (15, 10, "no_reliable_change"), (9, 15, "worse"), (20, 9, "cannot_tell")],
)
def test_sem_direction_and_range_are_the_meters(before: float, after: float, verdict: str) -> None:
    assert change_by_meter(ALPHA, "strain", [before], [after])["verdict"].tolist() == [verdict]


def test_without_the_meter_of_that_version_there_is_a_change_and_no_verdict() -> None:
    row = change_by_meter(None, "mind", [10], [20]).iloc[0]
    assert (row["change"], row["verdict"], row["reason"]) == (10, "cannot_tell", "no_sem")


def test_the_meters_own_mdc_is_asked_too() -> None:
    norm = {"score": "mind", "population": "p", "method": "m", "sem": 1, "mdc": 6, "status": "local"}
    whole = Norms.model_validate({"norms": [norm | {"source": "made for the tests", "date": "2026-01-31"}]})
    told = change_by_meter(ALPHA.with_norms(whole), "mind", [5.0, 5.0], [10.0, 11.0])
    assert told["verdict"].tolist() == ["no_reliable_change", "improved"]
