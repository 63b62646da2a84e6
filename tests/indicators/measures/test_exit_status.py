"""Status at the exit and later: unknown is a part of the whole, and only those count whose time has come."""

from datetime import date

from mittari.disclosure import release
from mittari.indicators import Table, compute
from tests.indicators.part import indicator, part_of, question

PART = part_of(
    {
        "episodes": [
            ("a", "north", "u", "p", "s", "2025-02-01", "2025-08-01"),
            ("b", "north", "u", "p", "s", "2025-02-01", "2025-12-01"),
            ("c", "north", "u", "p", "s", "2025-02-01", None),
        ],
        "statuses": [("a", "unemployed", "2025-02-01"), ("a", "open_job", "2025-09-15")],
    }
)


def table(as_of: date | None = None) -> Table:
    return compute([PART], question(as_of=as_of), [indicator("exit_status", "ended")])


def test_at_the_exit_everybody_who_ended_is_in_one_status() -> None:
    found = {one.breakdown: one.value for one in table().figures if one.name == "status"}
    assert found[(("months", "0"), ("status", "unemployed"))] == 0.5
    assert found[(("months", "0"), ("status", "unknown"))] == 0.5


def test_later_only_those_whose_time_has_come() -> None:
    later = table(as_of=date(2026, 1, 15))
    followed = {one.breakdown: one for one in later.figures if one.name == "followed"}
    assert later.cells[followed[(("months", "3"),)].count or ()].value == 1
    working = {dict(one.breakdown)["months"]: one.value for one in later.figures if one.name == "open_labour_market"}
    assert working == {"0": 0, "3": 1}


def test_the_open_labour_market_is_the_sum_of_its_statuses() -> None:
    found = table(as_of=date(2026, 1, 15))
    sums = [one for one in found.equations if "open_labour_market" in one.total]
    assert [len(one.parts) for one in sums] == [1]


def test_who_has_been_followed_for_longer_was_followed_before() -> None:
    """Fifteen could be followed for 3 months and thirteen for 6: both numbers would tell of two people."""
    ends = ["2025-06-01"] * 13 + ["2025-08-15"] * 2 + ["2025-11-01"] * 6
    episodes = [(f"c{place}", "north", "u", "p", "s", "2025-02-01", end) for place, end in enumerate(ends)]
    found = compute([part_of({"episodes": episodes})], question(), [indicator("exit_status", "ended")])
    followed = {figure.at("months"): figure.count for figure in release(found).figures if figure.name == "followed"}
    assert [found.cells[("clients", "ended", "due", months)].value for months in ("3", "6")] == [15, 13]
    assert sorted(followed) == ["3", "6"]
    assert None in followed.values()
