"""Categories: R's counts with cut-offs a and c, b's corrected counts, and everybody in exactly one."""

import math
from collections import Counter

import numpy as np
import pandas as pd
import pytest

from mittari.change.along import change_along
from mittari.change.category import CATEGORIES, Category, categories, crossings
from mittari.change.cutoff import Kind, Population, cut_off
from mittari.change.methods import METHODS
from mittari.change.methods.hageman_arrindell import arithmetic, functional_line
from mittari.change.reliable import reliable_change
from mittari.errors import InputError
from tests.change.change_oracle import KEYS, complete_pairs, of_the_sample, oracle_row, parameters
from tests.change.methods.one_of_each import parameters_of
from tests.change.test_cutoff import populations
from tests.shared_files import ORACLE, needs_shared

METHODS_OF_R = ["JT", "GLN", "HLL", "EN", "NK", "HA"]


def judged(key: str, method: str, kind: Kind, *, as_r: bool = True) -> tuple[pd.Series, pd.Series, pd.DataFrame]:
    """Categories, crossings and changes; `as_r` takes R's wrong cut-off b, so that the rest can be compared."""
    given = parameters(key)
    pairs = complete_pairs(given)
    known = parameters_of(method, of_the_sample(pairs, given))
    clinical, functional, better = populations(key, method)
    if kind == "b" and as_r:
        functional = Population(functional.mean, clinical.sd)
    cut = cut_off(kind, clinical=clinical, functional=functional, better=better)
    line = arithmetic(known) if method == "HA" else METHODS[method].line(known)
    after = functional_line(known, cut) if method == "HA" else None
    changes = change_along(line, pairs["before"], pairs["after"], better=better)
    crossed = crossings(changes, cut, better=better, line_after=after)
    return categories(changes, cut, better=better, line_after=after), crossed, changes.assign(cut=cut)


@needs_shared
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("method", METHODS_OF_R)
@pytest.mark.parametrize("kind", ["a", "b", "c"])
def test_combined_counts_are_r_s(key: str, method: str, kind: Kind) -> None:
    found, _, changes = judged(key, method, kind)
    counts, expected = Counter(found), oracle_row(key, "combined", method, kind)
    assert counts["recovered"] == expected["recovered"]
    assert counts["improved"] == expected["improved"]
    assert counts["unchanged"] == expected["unchanged"]
    assert counts["deteriorated"] + counts["harmed"] == expected["deteriorated"] + expected["harmed"]
    if method == "HA":
        # R's package does not look at the score after: it calls harmed whoever was functional and got worse.
        functional_before = changes["before"] < changes["cut"]
        assert ((changes["verdict"] == "worse") & functional_before).sum() == expected["harmed"]
        assert counts["harmed"] <= expected["harmed"]
    else:
        assert counts["harmed"] == expected["harmed"]


@needs_shared
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("method", ["JT", "HA"])
@pytest.mark.parametrize("kind", ["a", "b", "c"])
def test_crossings_alone_are_r_s(key: str, method: str, kind: Kind) -> None:
    _, crossed, _ = judged(key, method, kind)
    expected = oracle_row(key, "statistical", method, kind)
    counts = Counter(crossed)
    assert (counts[1], counts[0], counts[-1]) == tuple(expected[["improved", "unchanged", "deteriorated"]])


@needs_shared
@pytest.mark.parametrize("key", KEYS)
def test_recovered_with_the_right_cut_off_b(key: str) -> None:
    found, _, _ = judged(key, "JT", "b", as_r=False)
    row = pd.read_csv(ORACLE / "change_cutoff_b.csv").set_index("key").loc[key]
    assert (found == "recovered").sum() == row["recovered_JT"]
    assert (judged(key, "JT", "b")[0] == "recovered").sum() == row["recovered_pkg"]


def test_everybody_is_in_the_category_of_a_plain_loop() -> None:
    rng = np.random.default_rng(7)
    before, after = rng.integers(0, 41, (2, 500)).astype(float)
    before[:5] = np.nan
    found = categories(reliable_change(before, after, sem=3, better="higher"), 20.0, better="higher")
    assert found.dtype == CATEGORIES
    assert list(found) == [plain(*pair) for pair in zip(before, after, strict=True)]
    assert set(found) == set(Category)
    turned = categories(reliable_change(40 - before, 40 - after, sem=3, better="lower"), 20.0, better="lower")
    assert list(turned) == list(found)


def plain(before: float, after: float) -> str:
    if before != before:
        return "cannot_tell"
    limit = 1.959963984540054 * 2**0.5 * 3
    if after - before > limit:
        return "recovered" if before < 20 < after else "improved"
    if before - after > limit:
        return "harmed" if after < 20 < before else "deteriorated"
    return "unchanged"


def test_a_score_on_the_cut_is_on_neither_side() -> None:
    changes = reliable_change([20.0, 19.0, 21.0], [40.0, 20.0, 20.0], sem=1, better="higher")
    assert list(crossings(changes, 20, better="higher")) == [0, 0, 0]
    assert list(categories(changes, 20, better="higher")) == ["improved", "unchanged", "unchanged"]


@pytest.mark.parametrize("cut", [math.nan, math.inf])
def test_a_cut_that_is_no_number_is_refused(cut: float) -> None:
    with pytest.raises(InputError, match="cut-off in raw points"):
        categories(reliable_change([20.0], [40.0], sem=1, better="higher"), cut, better="higher")
