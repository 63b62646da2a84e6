"""Reliable change and a cut-off together: recovered, improved, unchanged, deteriorated or harmed."""

import math
from enum import StrEnum

import numpy as np
import pandas as pd

from mittari.change.judge import SIGN, check_better
from mittari.change.methods.method import IndexLine
from mittari.change.verdict import Verdict
from mittari.errors import InputError, Problem


class Category(StrEnum):
    """What became of a person by change and cut-off; harmed is the mirror image of recovered."""

    RECOVERED = "recovered"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    DETERIORATED = "deteriorated"
    HARMED = "harmed"
    CANNOT_TELL = "cannot_tell"


CATEGORIES = pd.CategoricalDtype([one.value for one in Category])
OF_VERDICT = {
    Verdict.IMPROVED: Category.IMPROVED,
    Verdict.NO_RELIABLE_CHANGE: Category.UNCHANGED,
    Verdict.WORSE: Category.DETERIORATED,
    Verdict.CANNOT_TELL: Category.CANNOT_TELL,
}
ORDER = list(Category)
CODES = np.array([ORDER.index(OF_VERDICT[verdict]) for verdict in Verdict], dtype=np.int8)


def crossings(changes: pd.DataFrame, cut: float, *, better: str, line_after: IndexLine | None = None) -> pd.Series:
    """1 for who went from the clinical side of a cut to the functional one, -1 for the way back, else 0.

    `changes` has the columns before and after, `cut` is in the same raw points. Both sides are strict: a score that
    equals the cut is on neither, so that a whole-number scale with a whole-number cut has no doubtful case. Says
    nothing of the noise; `line_after` (Hageman-Arrindell) asks that the true score after is beyond the cut.
    """
    check_better(better)
    if not math.isfinite(cut):
        raise InputError([Problem("cut", "", f"{cut!r} is not a number", "give the cut-off in raw points")])
    sign = SIGN[better]
    side_before = np.sign(sign * (changes["before"].to_numpy() - cut))
    after = changes["after"].to_numpy()
    side_after = np.sign(sign * (after - cut)) if line_after is None else _side(line_after, after, sign)
    crossed = np.where(side_before * side_after == -1, side_after, 0.0)
    return pd.Series(crossed.astype(np.int8), index=changes.index, name="crossing")


def categories(changes: pd.DataFrame, cut: float, *, better: str, line_after: IndexLine | None = None) -> pd.Series:
    """Each person's category, as a categorical with the index of `changes` (a frame of reliable_change or a method).

    Recovered: clinical before, functional after, and reliably improved; harmed: functional before, clinical after, and
    reliably worse. Improved and deteriorated are the reliable changes that crossed nothing, so that everybody is in one
    category. Source: Jacobson & Truax 1991. Checked: R clinicalsignificance, cut-offs a and c of six methods.
    """
    crossing = crossings(changes, cut, better=better, line_after=line_after)
    verdict = changes["verdict"]
    codes = CODES[verdict.cat.codes.to_numpy()]
    codes[((verdict == Verdict.IMPROVED) & (crossing == 1)).to_numpy()] = ORDER.index(Category.RECOVERED)
    codes[((verdict == Verdict.WORSE) & (crossing == -1)).to_numpy()] = ORDER.index(Category.HARMED)
    return pd.Series(pd.Categorical.from_codes(codes, dtype=CATEGORIES), index=changes.index, name="category")


def _side(line: IndexLine, after: np.ndarray, sign: int) -> np.ndarray:
    index = sign * line.index(np.zeros(len(after)), after)
    return np.where(np.abs(index) > line.critical(), np.sign(index), 0.0)
