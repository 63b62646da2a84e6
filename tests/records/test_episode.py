"""Episodes end on or after the day they start."""

from datetime import date
from uuid import UUID

import pytest

from mittari.errors import InputError
from mittari.records.episode import Episode

DAY = date(2026, 3, 2)


@pytest.mark.parametrize("end", [None, DAY, date(2027, 1, 1)])
def test_an_end_that_may_be(end: date | None) -> None:
    assert Episode(UUID(int=1), "imatra", "paja", "coaching", DAY, end).end == end


def test_an_end_before_the_start() -> None:
    with pytest.raises(InputError, match="ends on 2026-03-01, before it starts on 2026-03-02"):
        Episode(UUID(int=1), "imatra", "paja", "coaching", DAY, date(2026, 3, 1))
