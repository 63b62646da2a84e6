"""Statuses hold until the next one; the rest of what is wanted is seen in test_build."""

from pathlib import Path

import pandas as pd
import pytest

from mittari.errors import InputError
from mittari.formats.data.wanted import Wanted
from mittari.indicators.period import Period
from mittari.store.snapshot import Snapshot
from tests.formats.data.people import library_in

STATUSES = pd.DataFrame(
    {
        "client": ["a", "a", "a", "b"],
        "status": ["one", "two", "three", "one"],
        "start": pd.to_datetime(["2025-01-01", "2025-03-01", "2025-06-01", "2025-04-01"]),
    }
)


@pytest.mark.parametrize(
    ("period", "kept"),
    [
        ("2025-02-01/2025-02-02", ["one"]),
        ("2025-02-28/2025-03-01", ["one", "two"]),
        ("2025-03-01/2025-05-31", ["two", "one"]),
        ("2026-01-01/2026-01-02", ["three", "one"]),
        ("2024-01-01/2024-12-31", []),
    ],
)
def test_a_status_is_of_the_period_while_it_holds(period: str, kept: list[str]) -> None:
    assert Wanted(period=Period.read(period)).statuses(STATUSES, [])["status"].tolist() == kept


def test_statuses_are_of_the_clients_of_an_organisation() -> None:
    assert Wanted(organisation="o").statuses(STATUSES, ["b"])["client"].tolist() == ["b"]
    assert len(Wanted().statuses(STATUSES, [])) == 4


def test_all_that_is_not_there_is_told_at_once(snapshot: Snapshot, tmp_path: Path) -> None:
    wanted = Wanted("xx", ("who-5", "phq"), organisation="nobody")
    with pytest.raises(InputError) as raised:
        wanted.check(snapshot.manifest, library_in(tmp_path))
    assert [problem.place for problem in raised.value.problems] == ["meter", "meter", "organisation", "language"]
