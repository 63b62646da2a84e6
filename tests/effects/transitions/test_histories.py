"""Who is seen where, counted by hand."""

import numpy as np
import pytest

from mittari.errors import InputError
from tests.effects.transitions.twelve import STATES, histories, stays

# unemployed, service, open_job, pension, death
SEEN: dict[float, list[int]] = {
    0: [8, 2, 0, 0, 0],
    1: [7, 2, 0, 0, 1],
    2: [5, 4, 0, 0, 1],
    5: [5, 2, 3, 0, 1],
    10: [3, 2, 2, 2, 1],
    12: [3, 0, 2, 2, 1],
    13: [0, 0, 0, 2, 1],
}


@pytest.mark.parametrize("time", SEEN)
def test_whose_status_is_known(time: float) -> None:
    assert histories().seen(time).tolist() == SEEN[time]


def test_some_of_the_stays_are_of_fewer_clients() -> None:
    whole = histories()
    kept = np.arange(len(whole.client)) % 3 == 0
    found = whole.only(kept)
    rows = [(whole.names[code], entry) for code, entry in zip(whole.client[kept], whole.entry[kept], strict=True)]
    assert [(found.names[code], entry) for code, entry in zip(found.client, found.entry, strict=True)] == rows
    assert sorted(found.names) == sorted({name for name, _ in rows})
    assert found.to.tolist() == whole.to[kept].tolist()


def test_who_joins_late() -> None:
    found = histories()
    assert (found.start, found.at_start, found.late) == (0, 10, 2)


def test_how_many_are_known() -> None:
    found, times = histories(), np.array([-1, 0, 1, 2, 3.5, 4, 5, 9, 10, 12, 13])
    assert found.known(times).tolist() == [found.seen(time).sum() for time in times]


def test_no_stay_at_all() -> None:
    with pytest.raises(InputError, match="nobody is seen in a status for any length of time"):
        histories(stays().assign(**{"from": "pension", "to": None}), order=STATES)
