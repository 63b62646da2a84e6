"""What sums can't tell apart is refused in words."""

from dataclasses import replace

import numpy as np
import pytest

from mittari.errors import InputError
from mittari.statistics.identified import check_identified
from mittari.statistics.mixed_sums import mixed_sums
from mittari.statistics.rows import Rows
from tests.statistics.dense import some_rows

ROWS = some_rows(clients=30)

REFUSED = {
    "all scores equal": (replace(ROWS, score=np.full(len(ROWS.score), 3.0)), "all scores are equal"),
    "all at one time": (replace(ROWS, time=np.zeros(len(ROWS.score))), "of one time"),
    "one client": (replace(ROWS, client=np.zeros(len(ROWS.score), dtype=int), clients=1), "with one client"),
    "dose in step with time": (replace(ROWS, fixed={"dose": 2 * ROWS.time + 1}), "can't be told apart"),
    "two scores a client": (Rows(np.arange(20.0), np.arange(20.0), np.repeat(np.arange(10), 2), 10), "too few"),
}


def check(rows: Rows) -> None:
    model = mixed_sums(rows)
    check_identified(model.sums, model.names, model.slope)


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_rows_can_t_tell_is_refused_in_words(name: str) -> None:
    rows, says = REFUSED[name]
    with pytest.raises(InputError, match=says):
        check(rows)


def test_a_model_that_can_be_told_is_not_refused() -> None:
    check(ROWS)
    check(replace(ROWS, score=ROWS.score + 1e6, time=ROWS.time + 2000))
