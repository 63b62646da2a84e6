"""Units in which everything is near 1."""

from dataclasses import replace

import numpy as np
import pytest

from mittari.statistics.rows import Units
from tests.statistics.dense import some_rows

ROWS = some_rows()


def test_columns_have_mean_0_and_deviation_1_or_size_1() -> None:
    units = Units.of(ROWS)
    one, time, dose, score = units.columns(ROWS)
    assert (one == 1).all()
    assert [time.mean(), time.std(), score.mean(), score.std()] == pytest.approx([0, 1, 0, 1])
    assert (dose[dose != 0] ** 2).mean() == pytest.approx(1)
    total = units.members(ROWS).sum(axis=1)
    assert (total[total != 0] ** 2).mean() == pytest.approx(1)


def test_fixed_effects_are_turned_back() -> None:
    units = Units.of(ROWS)
    effects = np.array([0.3, -0.7, 0.2])
    scaled = np.stack(units.columns(ROWS)[:-1], axis=1)
    plain = np.column_stack([np.ones(len(ROWS.time)), ROWS.time, ROWS.fixed["dose"]])
    assert plain @ (units.of_fixed @ effects) == pytest.approx(scaled @ effects)


def test_blocks_stand_side_by_side_and_none_is_none() -> None:
    two = replace(ROWS, members=[ROWS.members[0], ROWS.members[0][:, :2]])
    found, units = Units.of(two).members(two), Units.of(two).block_units
    assert found.toarray()[:, :4] * units[0] == pytest.approx(ROWS.members[0].toarray())
    assert found.toarray()[:, 4:] * units[1] == pytest.approx(ROWS.members[0].toarray()[:, :2])
    nobody = replace(ROWS, members=[])
    assert Units.of(nobody).members(nobody).shape == (len(ROWS.score), 0)


def test_equal_values_have_the_unit_1() -> None:
    units = Units.of(replace(ROWS, score=np.full(len(ROWS.score), 3.0), time=np.zeros(len(ROWS.score))))
    assert (units.score_unit, units.time_unit) == (1, 1)
