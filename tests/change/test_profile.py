"""The profile of a person's change: which measurements are compared, and when nothing can be said."""

import math
from typing import Any

import pandas as pd
import pytest

from mittari.change.profile import COLUMNS, profile
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norm, Norms
from mittari.definitions.structure import Structure

USES = {"individual": True, "group": True, "commercial": True}
LICENCE = {
    "text": "shipped",
    "key": "shipped",
    "modification": "free",
    "permission": "none",
    "uses": USES,
    "notice": "ours",
    "evidence": "ours",
}


def meter_of(use_level: str = "individual", direction: str = "higher", sem: float | None = 2.0) -> Meter:
    structure = {
        "id": "small", "version": "1.0.0", "status": "published", "data_class": "ordinary",
        "legal_basis": ["statutory_task"], "retention_years": 10, "use_level": use_level, "no_total": True,
        "validation": "not_validated", "licence": LICENCE,
        "items": [{"id": "a", "kind": "rating", "minimum": 0, "maximum": 100}],
        "scores": [{"id": "ease", "rule": "sum", "items": ["a"], "range": [0, 100], "direction": direction}],
    }  # fmt: skip
    norm = {"score": "ease", "population": "all", "method": "x", "sem": sem, "status": "simulated", "source": "made up"}
    norms = [Norm.model_validate(norm | {"date": "2026-01-01"})] if sem else []
    return Meter(Structure.model_validate(structure), {}, Norms(norms=tuple(norms)), (), "hash-1")


def scores_of(*rows: tuple[str, str, float | None], content_hash: str = "hash-1") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["client", "date", "value"])
    frame["date"] = pd.to_datetime(frame["date"])
    frame["value"] = frame["value"].astype(float)
    return frame.assign(instrument="small", score="ease", content_hash=content_hash)


def only(frame: pd.DataFrame) -> dict[str, Any]:
    assert len(frame) == 1
    assert list(frame.columns) == COLUMNS
    return {str(name): value for name, value in frame.iloc[0].items()}


def test_first_and_last_are_compared_whatever_the_order_of_the_rows() -> None:
    scores = scores_of(("a", "2025-06-01", 40), ("a", "2025-01-01", 30), ("a", "2025-11-01", 50))
    row = only(profile(scores, {"small": meter_of()}))
    assert (row["before"], row["after"], row["change"], row["verdict"]) == (30, 50, 20, "improved")
    assert (str(row["first"].date()), str(row["last"].date())) == ("2025-01-01", "2025-11-01")
    assert row["threshold"] == pytest.approx(1.959964 * math.sqrt(2) * 2.0, abs=1e-5)


def test_on_one_day_the_order_of_the_rows_decides() -> None:
    row = only(profile(scores_of(("a", "2025-01-01", 30), ("a", "2025-01-01", 50)), {"small": meter_of()}))
    assert (row["before"], row["after"]) == (30, 50)


def test_a_lower_score_can_be_better() -> None:
    scores = scores_of(("a", "2025-01-01", 30), ("a", "2025-06-01", 50))
    assert only(profile(scores, {"small": meter_of(direction="lower")}))["verdict"] == "worse"


@pytest.mark.parametrize(
    ("rows", "meter", "reason"),
    [
        ([("a", "2025-01-01", 30)], meter_of(), "one_measurement"),
        ([("a", "2025-01-01", 30), ("a", "2025-06-01", 50)], meter_of(sem=None), "no_sem"),
        ([("a", "2025-01-01", 30), ("a", "2025-06-01", 50)], meter_of(use_level="group"), "group_only"),
        ([("a", "2025-01-01", 100), ("a", "2025-06-01", 50)], meter_of(), "at_ceiling"),
        ([("a", "2025-01-01", None), ("a", "2025-06-01", 50)], meter_of(), "no_first"),
        ([("a", "2025-01-01", 50), ("a", "2025-06-01", None)], meter_of(), "no_last"),
    ],
)
def test_when_nothing_can_be_said_the_reason_is_told(rows: list[Any], meter: Meter, reason: str) -> None:
    row = only(profile(scores_of(*rows), {"small": meter}))
    assert (row["verdict"], row["reason"]) == ("cannot_tell", reason)


def test_versions_are_never_mixed() -> None:
    older = scores_of(("a", "2025-01-01", 30), content_hash="hash-0")
    newer = scores_of(("a", "2025-06-01", 50))
    row = only(profile(pd.concat([older, newer]), {"small": meter_of()}))
    assert (row["before"], row["verdict"], row["reason"]) == (50, "cannot_tell", "other_version")
    row = only(profile(older, {"small": meter_of()}))
    assert math.isnan(row["before"])
    assert (row["measurements"], row["reason"]) == (0, "other_version")


def test_a_score_without_a_direction_is_left_out() -> None:
    scores = scores_of(("a", "2025-01-01", 30), ("a", "2025-06-01", 50))
    assert profile(scores, {"small": meter_of(direction="none")}).empty


def test_each_client_has_a_row_of_her_own() -> None:
    rows = [("a", "2025-01-01", 30), ("b", "2025-01-02", 60), ("a", "2025-06-01", 50), ("b", "2025-06-01", 40)]
    found = profile(scores_of(*rows), {"small": meter_of()}).set_index("client")
    assert found["change"].to_dict() == {"a": 20, "b": -20}


def test_without_measurements_there_is_no_row() -> None:
    assert profile(scores_of(), {"small": meter_of()}).empty
