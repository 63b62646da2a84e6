"""The cohort: what was known at the end of the period, and one path a client."""

from mittari.indicators.cohort import cohort_of
from tests.indicators.part import part_of, question

EPISODES = [
    ("a", "north", "u", "p", "s", "2024-01-01", "2024-02-01"),
    ("a", "north", "u", "p", "s", "2024-08-01", "2025-02-01"),
    ("a", "north", "u", "p", "s", "2025-09-01", "2026-02-01"),
    ("b", "north", "u", "p", "s", "2025-03-01", "2025-12-31"),
    ("b", "north", "u", "p", "s", "2026-01-15", None),
    ("c", "north", "u", "p", "s", "2026-01-01", None),
]


def test_later_ends_and_episodes_are_not_known() -> None:
    cohort = cohort_of(part_of({"episodes": EPISODES}), question())
    found = cohort.population("active").set_index("client")
    assert found["path"].to_dict() == {"a": 3, "b": 1}
    assert found["open"].to_dict() == {"a": True, "b": False}


def test_populations_take_the_latest_path_that_qualifies() -> None:
    cohort = cohort_of(part_of({"episodes": EPISODES}), question())
    assert cohort.population("ended").set_index("client")["path"].to_dict() == {"a": 2, "b": 1}
    assert cohort.population("started").set_index("client")["path"].to_dict() == {"a": 3, "b": 1}


def test_only_the_answers_of_the_meters_own_perspective_count() -> None:
    pin = ("alpha", "1.0.0", "h", "2025-03-01", "fi", "self")
    rows = [("b", 1, *pin, "coach", None, "north"), ("b", 2, *pin, "client", None, "north")]
    cohort = cohort_of(part_of({"episodes": EPISODES, "measurements": rows}), question())
    assert cohort.measurements["measurement"].tolist() == [2]
    assert cohort.measurements["point"].tolist() == ["entry"]


def test_an_empty_part() -> None:
    cohort = cohort_of(part_of({}), question())
    assert len(cohort.paths) == len(cohort.measurements) == len(cohort.population("ended")) == 0
