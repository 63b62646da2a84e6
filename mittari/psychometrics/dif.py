"""Whether groups (languages, ways of answering) answer an item differently at the same level of the score (DIF)."""

from dataclasses import dataclass
from math import exp

import numpy as np
import pandas as pd
from scipy import stats

from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes
from mittari.psychometrics.items import number_frame
from mittari.statistics.ordinal_logit import OrdinalLogit, ordinal_logit
from mittari.statistics.summary import Summary

NOTABLE, LARGE = 0.035, 0.07
CHANCE = 0.01
FEWEST = 5


@dataclass(frozen=True)
class Dif:
    """`table`: one row an item; columns p, p_uniform, p_nonuniform, delta_r2, odds_ratio, size (none, notable, large).

    `odds_ratio` is that of a higher answer in the group that differs most from the `reference`, at the same score.
    """

    table: pd.DataFrame
    groups: dict[str, int]
    reference: str
    left_out: int

    def summary(self) -> Summary:
        """Which items are answered differently, with what it assumes and what it can't say."""
        told = self.table[self.table["size"] != "none"]
        named = ", ".join(f"{item} ({row['size']}, R2 +{row['delta_r2']:.3f})" for item, row in told.iterrows())
        unknown = ", ".join(str(item) for item in self.table.index[self.table["p"].isna()])
        sizes_ = ", ".join(f"{group} {n}" for group, n in self.groups.items())
        return Summary(
            f"Answered differently at the same score: {named or 'no item'}; {len(self.table)} items, groups {sizes_}, "
            f"{self.left_out} left out.{f' Not to be told: {unknown}.' if unknown else ''}"
            f"{sizes.warning(min(self.groups.values()), sizes.GROUP)}\n"
            "Assumes that most items are answered alike, as their sum is what people are matched on, and that rows are "
            "different people. It can't tell a translation from a real difference: read the item in both wordings."
        )


def dif(values: pd.DataFrame, groups: pd.Series, *, even_if_small: bool = False) -> Dif:
    """Ordinal logistic regression of each item on the sum of all, then on the group, then on both together.

    `values`: one row a person, one column an item; `groups`: the same rows. p is the likelihood ratio test of group and
    interaction together, p_uniform that of the group alone, p_nonuniform that of the interaction. delta_r2
    (Nagelkerke) is what both explain: notable from .035, large from .07, where p is below .01. An item with one
    answer only, or answers that are separated, has NaN. Only people with every item and a group; groups below 200 are
    refused unless `even_if_small`. Checked: R's `glm` for two categories. Source: Zumbo 1999; Jodoin & Gierl 2001
    (limits from memory).
    """
    numbers = number_frame(values, "items")
    if len(groups) != len(numbers):
        reason = f"{len(numbers)} rows of items and {len(groups)} of groups"
        raise InputError([Problem("groups", "", reason, "give a group for each row")])
    names = groups.reset_index(drop=True).astype("string").str.strip()
    names = names.mask(names == "")
    used = (numbers.notna().all(axis=1).to_numpy()) & names.notna().to_numpy()
    kept, of = numbers.to_numpy()[used], names[used].astype(str)
    counts = of.value_counts()
    _require_groups(counts, even_if_small)
    dummies = np.column_stack([(of == name).to_numpy(dtype=float) for name in counts.index[1:]])
    total = kept.sum(axis=1)
    rows = [_item(column, total, dummies) for column in kept.T]
    table = pd.DataFrame(rows, index=pd.Index(numbers.columns, name="item"))
    sizes_ = {str(name): int(n) for name, n in counts.items()}
    return Dif(table, sizes_, str(counts.index[0]), len(numbers) - int(used.sum()))


def _require_groups(counts: pd.Series, even_if_small: bool) -> None:
    if len(counts) < 2:
        raise InputError([Problem("groups", "", "everybody is in one group", "give at least two groups")])
    if counts.min() < FEWEST:
        reason = f"a group has fewer than {FEWEST} people, which could tell who they are"
        raise InputError([Problem("groups", "", reason, "put groups together, or leave these people out")])
    sizes.require(int(counts.min()), sizes.GROUP, "the smallest group", even_if_small)


def _item(answers: np.ndarray, total: np.ndarray, dummies: np.ndarray) -> dict[str, object]:
    levels, categories = np.unique(answers, return_inverse=True)
    if len(levels) < 2:
        return _unknown()
    score = total[:, None]
    columns = [np.empty((len(total), 0)), score, np.hstack([score, dummies])]
    columns.append(np.hstack([columns[2], score * dummies]))
    nothing, alone, uniform, both = (ordinal_logit(categories, each) for each in columns)
    if not (alone.converged and uniform.converged and both.converged):
        return _unknown()
    more = dummies.shape[1]
    gained = _nagelkerke(both, nothing, len(total)) - _nagelkerke(alone, nothing, len(total))
    p = _p(both, alone, 2 * more)
    strongest = max(uniform.slopes[1:], key=abs)
    return {
        "p": p,
        "p_uniform": _p(uniform, alone, more),
        "p_nonuniform": _p(both, uniform, more),
        "delta_r2": gained,
        "odds_ratio": exp(strongest),
        "size": _size(p, gained),
    }


def _unknown() -> dict[str, object]:
    names = ("p", "p_uniform", "p_nonuniform", "delta_r2", "odds_ratio")
    return dict.fromkeys(names, float("nan")) | {"size": "none"}


def _size(p: float, gained: float) -> str:
    if p >= CHANCE or gained < NOTABLE:
        return "none"
    return "large" if gained >= LARGE else "notable"


def _p(more: OrdinalLogit, less: OrdinalLogit, freedom: int) -> float:
    return float(stats.chi2.sf(max(2 * (more.log_likelihood - less.log_likelihood), 0), freedom))


def _nagelkerke(model: OrdinalLogit, nothing: OrdinalLogit, n: int) -> float:
    explained = 1 - exp(2 * (nothing.log_likelihood - model.log_likelihood) / n)
    return explained / (1 - exp(2 * nothing.log_likelihood / n))
