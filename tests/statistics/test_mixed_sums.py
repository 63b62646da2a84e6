"""Sums of parts add up to those of the whole."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from mittari.statistics.mixed_model import fit_sums
from mittari.statistics.mixed_sums import MixedSums, joined, mixed_sums
from mittari.statistics.rows import Rows, Units
from tests.statistics.dense import some_rows

PLAIN = some_rows(clients=30)
ROWS = replace(PLAIN, members=[PLAIN.members[0], sparse.csr_array(PLAIN.members[0][:, [2, 0]])])


def part_of(rows: Rows, clients: np.ndarray) -> Rows:
    """The rows of these clients alone."""
    own = np.isin(rows.client, clients)
    names, codes = np.unique(rows.client[own], return_inverse=True)
    fixed = {name: column[own] for name, column in rows.fixed.items()}
    members = [sparse.csr_array(block[own]) for block in rows.members]
    return Rows(rows.score[own], rows.time[own], codes, len(names), fixed, members, rows.slope)


def in_parts(count: int, units: Units) -> MixedSums:
    return joined([mixed_sums(part_of(ROWS, one), units) for one in np.array_split(np.arange(30), count)])


@pytest.mark.parametrize("count", [1, 7])
def test_parts_add_up_to_the_whole(count: int) -> None:
    whole = mixed_sums(ROWS)
    found = in_parts(count, whole.units)
    assert (found.sums.rows, found.sums.clients, found.sums.members) == (150, 30, 6)
    for name in ("zz", "determinant", "qq", "wq"):
        assert getattr(found.sums, name) == pytest.approx(getattr(whole.sums, name)), name
    assert found.sums.ww.toarray() == pytest.approx(whole.sums.ww.toarray())
    for half, other in zip((*found.sums.zq, *found.sums.zw), (*whole.sums.zq, *whole.sums.zw), strict=True):
        assert sparse.csr_array(half).toarray() == pytest.approx(sparse.csr_array(other).toarray())


def test_the_first_part_s_units_give_the_same_fit() -> None:
    whole = fit_sums(mixed_sums(ROWS))
    found = fit_sums(in_parts(7, Units.of(part_of(ROWS, np.arange(5)))))
    assert found.criterion == pytest.approx(whole.criterion, abs=1e-6)
    assert found.fixed == pytest.approx(whole.fixed, rel=1e-5)
    assert found.member_effects == pytest.approx(whole.member_effects, rel=1e-4, abs=1e-6)
    assert found.client_effects == pytest.approx(whole.client_effects, rel=1e-4, abs=1e-5)


def test_members_at_other_places_are_the_same_members() -> None:
    plain = mixed_sums(ROWS)
    placed = plain.placed([np.array([3, 0, 4, 1]), np.array([1, 0])], [5, 2])
    assert placed.blocks.tolist() == [0, 0, 0, 0, 0, 1, 1]
    at = [3, 0, 4, 1, 6, 5]
    assert placed.sums.wq[at] == pytest.approx(plain.sums.wq)
    assert not placed.sums.wq[2].any()
    assert placed.sums.ww.toarray()[np.ix_(at, at)] == pytest.approx(plain.sums.ww.toarray())
    assert placed.sums.zw[1].toarray()[:, at] == pytest.approx(plain.sums.zw[1].toarray())
    assert fit_sums(placed).criterion == pytest.approx(fit_sums(plain).criterion, abs=1e-6)


def test_one_block_alone() -> None:
    found, expected = mixed_sums(ROWS).only([1]), mixed_sums(replace(ROWS, members=ROWS.members[1:]))
    assert found.blocks.tolist() == [0, 0]
    assert found.units.block_units == pytest.approx(expected.units.block_units)
    assert found.sums.wq == pytest.approx(expected.sums.wq)
    assert mixed_sums(ROWS).only([]).sums.members == 0
