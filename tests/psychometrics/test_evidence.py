import numpy as np
import pandas as pd
import pytest

from mittari.psychometrics.evidence import COLUMNS, Second, evidence
from mittari.scoring.score import score_columns
from tests.psychometrics.answers import PATH, codes_twice


def test_every_score_has_findings_in_the_meters_order() -> None:
    first, _ = codes_twice()
    found = evidence(PATH, first)
    assert list(dict.fromkeys(one.score for one in found.findings)) == list(PATH.scores)
    assert found.forms == 150
    table = found.table()
    assert list(table) == COLUMNS
    assert (table["value"].notna() | table["note"].str.startswith("Not given: ")).all()
    assert found.figure("mind", "ICC(A,1)") is None
    assert found.figure("everyday", "alpha") is None


def test_a_retest_is_paired_by_its_rows() -> None:
    first, second = codes_twice()
    rows = np.random.default_rng(1).permutation(150)[:120]
    taken = {name: codes[rows] for name, codes in second.items()}
    found = evidence(PATH, first, Second(taken, rows)).figure("mind", "sem, retest difference SD")
    assert found is not None
    before, after = score_columns(PATH, first)["mind"].value, score_columns(PATH, second)["mind"].value
    difference = (after - before)[rows]
    assert found.value == pytest.approx(np.nanstd(difference, ddof=1) / np.sqrt(2))
    assert found.n == np.isfinite(difference).sum()


def test_the_order_of_people_changes_nothing() -> None:
    first, _ = codes_twice()
    order = np.random.default_rng(2).permutation(150)
    shuffled = evidence(PATH, {name: codes[order] for name, codes in first.items()}).table()
    expected = evidence(PATH, first).table()
    assert shuffled["value"].to_numpy() == pytest.approx(expected["value"].to_numpy(), rel=1e-9, nan_ok=True)


def test_a_meter_that_nobody_answered_says_so() -> None:
    first, _ = codes_twice()
    found = evidence(PATH, {name: codes[:0] for name, codes in first.items()})
    assert found.forms == 0
    assert all(one.figures == () for one in found.findings)
    assert "0 scores are fewer than the 10 it needs" in found.summary()


def test_small_studies_are_refused_unless_asked_twice() -> None:
    first, _ = codes_twice(n=40)
    assert evidence(PATH, first).figure("mind", "alpha") is None
    assert "Only" in evidence(PATH, first, even_if_small=True).summary()


def test_groups_and_a_retest_tell_whether_the_score_means_the_same() -> None:
    first, second = codes_twice(n=420)
    groups = pd.Series(np.repeat(["fi", "sv"], 210))
    found = evidence(PATH, first, Second(second, np.arange(420)), groups=groups)
    methods = [one.method for one in found.findings if one.score == "mind"]
    assert {"same meaning in groups", "same meaning at both times"} <= set(methods)
    assert found.figure("mind", "CFI, scalar over times") is not None
    assert found.figure("everyday", "CFI, scalar over times") is None
