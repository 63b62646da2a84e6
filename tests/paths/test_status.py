"""The status on a date: the last one that had started."""

import pandas as pd

from mittari.paths import status_at


def dated(rows: list[tuple[str, ...]], columns: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({columns[-1]: "datetime64[s]"})


STATUSES = dated(
    [
        ("a", "unemployed", "2025-01-01"),
        ("a", "in_trial", "2025-06-01"),
        ("a", "employed", "2025-06-01"),
        ("b", "student", "2025-03-01"),
    ],
    ["client", "status", "start"],
)


def status(client: str, date: str | None) -> str:
    return str(status_at(STATUSES, dated([(client, date)], ["client", "date"])).iloc[0])  # type: ignore[list-item]


def test_the_last_status_started_by_the_date() -> None:
    assert status("a", "2025-05-31") == "unemployed"
    assert status("b", "2025-03-01") == "student"


def test_of_two_on_one_day_the_later_row() -> None:
    assert status("a", "2025-06-01") == "employed"


def test_nothing_known_is_unknown() -> None:
    assert status("b", "2025-02-28") == "unknown"
    assert status("c", "2025-02-28") == "unknown"
    assert status("a", None) == "unknown"


def test_index_and_order_are_kept() -> None:
    asked = dated([("b", "2025-04-01"), ("a", "2025-02-01")], ["client", "date"]).set_axis([9, 4])
    found = status_at(STATUSES, asked)
    assert found.to_dict() == {9: "student", 4: "unemployed"}
