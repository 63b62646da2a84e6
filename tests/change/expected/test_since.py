"""First and later scores, by hand."""

import numpy as np
import pandas as pd

from mittari.change.expected.since import Since
from tests.change.expected.cohorts import since_of

FRAME = pd.DataFrame(
    {
        "client": ["b", "a", "b", "c", "a", "a"],
        "time": [5.0, 3.0, 1.0, 7.0, 1.0, 4.5],
        "score": [10.0, 20.0, 12.0, 30.0, 25.0, np.nan],
    }
)


def since() -> Since:
    return since_of(FRAME)


def test_each_clients_first_score_and_the_time_from_it() -> None:
    found = since()
    assert found.names.tolist() == ["b", "a", "c"]
    assert found.first.tolist() == [12, 25, 30]
    assert found.names[found.client].tolist() == ["b", "a"]
    assert found.since.tolist() == [4, 2]
    assert found.score.tolist() == [10, 20]
    assert found.followed.tolist() == [True, True, False]


def test_some_of_the_clients() -> None:
    found = since().of_clients(np.array([False, True, True]))
    assert found.names.tolist() == ["a", "c"]
    assert found.client.tolist() == [0]
    assert found.score.tolist() == [20]


def test_visits_are_counted_from_the_first_later_one() -> None:
    rows = pd.DataFrame({"client": [1, 1, 1, 2, 2], "time": [0, 1, 2, 0, 9], "score": [1.0, 2, 3, 4, 5]})
    assert since_of(rows).visit.tolist() == [0, 1, 0]
