"""Multiple imputation: mice within Monte Carlo error, the same whatever the order, and too few."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.dropout.changes import complete_changes
from mittari.change.dropout.imputation import how_many, imputed_changes
from mittari.change.dropout.waves import Waves
from mittari.errors import InputError
from tests.change.dropout.leavers import expected, made_up, shared_waves
from tests.shared_files import needs_shared


@needs_shared
def test_dropout_is_that_of_mice_within_three_errors_of_chance() -> None:
    r = expected()
    found = imputed_changes(shared_waves(), 200)
    last = found.table.loc["2"]
    by_chance = np.sqrt(r["rubin"]["b"] / 20 + found.pooled.between[1] / 200)
    assert last["change"] == pytest.approx(r["mice_est"], abs=3 * by_chance)
    # B of 20 data sets has a relative error of sqrt(2 / 19), ours of sqrt(2 / 199); U hardly varies.
    assert found.pooled.between[1] == pytest.approx(r["rubin"]["b"], rel=3 * np.sqrt(2 / 19 + 2 / 199))
    assert found.pooled.within[1] == pytest.approx(r["rubin"]["ubar"], rel=0.03)
    assert last["people"] == 800


def test_order_and_names_change_nothing_and_a_seed_repeats() -> None:
    waves = made_up(back=True)
    order = np.random.default_rng(4).permutation(len(waves.people))
    other = Waves(waves.scores[order], pd.Index([f"x{one}" for one in order]), waves.times)
    one = imputed_changes(waves, 20).table
    pd.testing.assert_frame_equal(one, imputed_changes(other, 20).table, rtol=1e-9)
    assert imputed_changes(waves, 20, seed=5).table["change"].tolist() != one["change"].tolist()


def test_with_everybody_there_it_is_the_paired_change() -> None:
    waves = made_up()
    waves = waves.of(np.all(waves.seen, axis=1))
    found, plain = imputed_changes(waves), complete_changes(waves)
    same = ["people", "change", "se"]
    pd.testing.assert_frame_equal(found.table[same], plain[same], rtol=1e-12)
    assert np.isnan(found.gone).all()


def test_as_many_data_sets_as_percent_are_missing() -> None:
    waves = made_up(200)
    some_missing = (~np.all(waves.seen, axis=1)).mean()
    assert how_many(waves) == np.ceil(100 * some_missing) > 20
    assert how_many(waves.of(np.all(waves.seen, axis=1))) == 20
    nobody = np.full((50, 3), np.nan)
    assert how_many(Waves(np.vstack([waves.scores, nobody]), pd.RangeIndex(250), waves.times)) == how_many(waves)


def test_progress_is_told() -> None:
    told: list[tuple[float, float]] = []
    imputed_changes(made_up(), 3, advance=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_too_few_to_foretell_from() -> None:
    scores = np.array([[1.0, 2, 3], [2, 3, np.nan], [3, 5, np.nan], [4, 4, np.nan]])
    with pytest.raises(InputError, match=r"1 people have it, too few .* -> leave out a wave"):
        imputed_changes(Waves(scores, pd.RangeIndex(4), np.arange(3.0)))
