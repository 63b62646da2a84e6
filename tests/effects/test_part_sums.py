"""Paths of clients in parts give the figures of all rows at once."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from mittari.effects.multiple_membership import path_effects, path_effects_of_parts
from mittari.effects.part_sums import Course, part_sums
from mittari.errors import InputError
from tests.effects.courses import courses

MEASUREMENTS, SPELLS = courses()


def parts(count: int) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """Some of the clients at a time; the services of a part are those that its own clients met."""
    for clients in np.array_split(MEASUREMENTS["client"].unique(), count):
        yield (
            MEASUREMENTS[MEASUREMENTS["client"].isin(clients)].reset_index(drop=True),
            SPELLS[SPELLS["id"].isin(clients)].reset_index(drop=True),
        )


@pytest.mark.parametrize("options", [{}, {"weights": "share"}, {"level": "both"}, {"level": "provider"}], ids=str)
@pytest.mark.parametrize("count", [1, 7, 30])
def test_the_figures_are_those_of_the_whole(count: int, options: dict[str, str]) -> None:
    whole = path_effects(MEASUREMENTS, SPELLS, Course(**options))  # type: ignore[arg-type]
    found = path_effects_of_parts(parts(count), Course(**options))  # type: ignore[arg-type]
    assert found.fit.criterion == pytest.approx(whole.fit.criterion, abs=1e-5)
    assert found.criterion_without == pytest.approx(whole.criterion_without, abs=1e-5)
    for table, expected in ((found.services, whole.services), (found.providers, whole.providers)):
        assert (table is None) == (expected is None)
        if table is not None and expected is not None:
            assert table.index.tolist() == expected.index.tolist()
            assert table["clients"].tolist() == expected["clients"].tolist()
            assert table["effect"].to_numpy() == pytest.approx(expected["effect"].to_numpy(), rel=1e-3, abs=1e-4)
    assert sorted(found.measurements) == sorted(whole.measurements)
    assert found.before_any_service == whole.before_any_service


def test_a_part_where_nobody_was_anywhere_counts() -> None:
    alone = MEASUREMENTS.assign(client=MEASUREMENTS["client"] + 1000)
    whole = path_effects(pd.concat([alone, MEASUREMENTS]), SPELLS)
    found = path_effects_of_parts([(alone, SPELLS[:0]), (MEASUREMENTS, SPELLS)])
    assert found.fit.criterion == pytest.approx(whole.fit.criterion, abs=1e-5)
    shares = path_effects_of_parts([(alone, SPELLS[:0]), (MEASUREMENTS, SPELLS)], Course(weights="share"))
    expected = path_effects(MEASUREMENTS, SPELLS, Course(weights="share"))
    assert shares.fit.criterion == pytest.approx(expected.fit.criterion, abs=1e-5)
    assert shares.before_any_service == expected.before_any_service + len(alone)


def test_members_of_a_part_are_its_own() -> None:
    few = SPELLS[SPELLS["service"] != 2]
    found = part_sums(MEASUREMENTS, few, Course(level="both"), None)
    assert found.names["service"].tolist() == [0, 1, 3, 4]
    assert found.model is not None
    assert found.model.sums.members == 4 + few["provider"].nunique()


def test_bad_rows_are_named_by_part_and_line() -> None:
    course = replace(Course(), sources=("m.csv", "s.csv"))
    late = SPELLS.assign(end=-5.0)
    with pytest.raises(InputError, match=r"s\.csv, part 1:2: start, end: it ends before it starts"):
        path_effects_of_parts([(MEASUREMENTS, late)], course)
    with pytest.raises(InputError, match=r"m\.csv: client: 60 clients have rows in several parts"):
        path_effects_of_parts([(MEASUREMENTS, SPELLS)] * 2, course)


def test_nobody_anywhere_is_refused() -> None:
    with pytest.raises(InputError, match="nobody was in a service"):
        path_effects_of_parts([])
