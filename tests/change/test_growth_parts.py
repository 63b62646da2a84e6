"""Growth of clients in parts gives the figures of all rows at once."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from mittari.change.growth import growth
from mittari.change.growth_parts import growth_of_parts
from mittari.errors import InputError
from tests.effects.courses import courses

ROWS = courses()[0]


def parts(count: int, rows: pd.DataFrame = ROWS) -> Iterator[pd.DataFrame]:
    """Frames that exist one at a time, each with some of the clients."""
    for clients in np.array_split(rows["client"].unique(), count):
        yield rows[rows["client"].isin(clients)].reset_index(drop=True)


@pytest.mark.parametrize("method", ["REML", "ML"])
@pytest.mark.parametrize("count", [1, 7])
def test_the_figures_are_those_of_the_whole(count: int, method: str) -> None:
    whole = growth(ROWS, method=method)  # type: ignore[arg-type]
    found = growth_of_parts(parts(count), method=method)  # type: ignore[arg-type]
    assert found.fit.criterion == pytest.approx(whole.fit.criterion, abs=1e-6)
    assert found.fit.fixed == pytest.approx(whole.fit.fixed, rel=1e-6)
    assert found.fit.se == pytest.approx(whole.fit.se, rel=1e-5)
    assert found.fit.client_covariance == pytest.approx(whole.fit.client_covariance, rel=1e-4)
    pd.testing.assert_frame_equal(found.clients, whole.clients, rtol=1e-5, check_index_type=False)
    assert found.summary() == whole.summary()


def test_clients_without_a_score_and_parts_without_any_are_counted() -> None:
    nobody = pd.DataFrame({"client": [900, 901], "time": [0.0, 1.0], "score": [np.nan, np.nan]})
    found = growth_of_parts([nobody, *parts(3), ROWS[:0]])
    assert found.unscored == 2
    assert found.fit.criterion == pytest.approx(growth(ROWS).fit.criterion, abs=1e-6)


def test_bad_rows_are_named_by_part_and_line() -> None:
    bad = ROWS[ROWS["client"] == 3].reset_index(drop=True).assign(time=np.nan)
    with pytest.raises(InputError, match=r"s\.csv, part 2:2: time: is empty"):
        growth_of_parts([ROWS[ROWS["client"] < 3], bad], source="s.csv")


def test_a_client_in_two_parts_is_refused() -> None:
    with pytest.raises(InputError, match="1 client has rows in several parts"):
        growth_of_parts([ROWS[:-1], ROWS[-1:]])


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(InputError, match="there is no score"):
        growth_of_parts([])
