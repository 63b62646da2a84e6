"""Clients as they came: who served them, whether it came about, and what was known of them at intake."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from mittari.change.number_column import ABSENT, is_empty, missing_columns, number_column, problems_at
from mittari.effects.zero_one import zero_one_column
from mittari.errors import InputError, Problem

MOST_CATEGORIES, FOLLOWS = 30, 1e-9


@dataclass(frozen=True)
class Intake:
    """One entry a client: `provider` codes into `names` (in order), `outcome` 1 or 0, `case_mix` n x columns.

    `unknown_outcome` and `unknown_intake` are how many rows were left out, the latter of those with an outcome.
    `asked` are the case mix columns as they were named, each with how many names of categories it has (0: numbers).
    """

    provider: np.ndarray
    names: pd.Index
    outcome: np.ndarray
    case_mix: np.ndarray
    columns: tuple[str, ...]
    unknown_outcome: int
    unknown_intake: int
    asked: Mapping[str, int] = field(default_factory=dict)

    @property
    def sizes(self) -> np.ndarray:
        """How many clients each provider has."""
        return np.bincount(self.provider, minlength=len(self.names))


def read_intake(
    frame: pd.DataFrame,
    *,
    provider: str,
    outcome: str,
    case_mix: Sequence[str],
    categories: Sequence[str] = (),
    source: str = "clients",
) -> Intake:
    """The clients of a frame with one row each.

    A case mix column is numbers, or names of categories; `categories` lists those whose numbers are only names. A
    category becomes a column of 0 and 1 for every name but the most common one. Rows without an outcome, or with an
    empty case mix cell, are counted and left out. Raises InputError naming each line without a provider, with an
    outcome that is not 0 or 1, or with text among numbers; and columns that tell nothing or that tell the provider.
    """
    _require_columns(frame, [provider, outcome, *case_mix], [*categories], [*case_mix], source)
    happened, problems = zero_one_column(frame[outcome], outcome, source)
    nobody = is_empty(frame[provider])
    problems += problems_at(nobody, provider, source, "is empty", "say who served them, or leave the row out")
    mixes, asked = [], {}
    for name in case_mix:
        found, more = _as_numbers(frame[name], name, name in categories, source)
        mixes.append(found)
        # The most common category has no column.
        asked[name] = 0 if name in found else found.shape[1] + 1
        problems += more
    if problems:
        raise InputError(problems)
    mix = pd.concat(mixes, axis=1) if mixes else pd.DataFrame(index=frame.index)
    known = ~np.isnan(happened)
    kept = known & mix.notna().all(axis=1).to_numpy()
    codes, names = pd.factorize(frame[provider][kept].astype(str).str.strip(), sort=True)
    used = mix[kept].to_numpy(dtype=np.float64)
    _require_telling(happened[kept], codes, used, asked, (outcome, source))
    left = int((~known).sum()), int((known & ~kept).sum())
    index = pd.Index(names, name=provider)
    return Intake(codes, index, happened[kept], used, tuple(mix.columns), *left, asked)


def _require_columns(
    frame: pd.DataFrame, columns: list[str], categories: list[str], case_mix: list[str], source: str
) -> None:
    problems = missing_columns(frame, columns, source)
    advice = "name it in the case mix too, or not at all"
    problems += [
        Problem(source, name, "is a category, but not in the case mix", advice)
        for name in categories
        if name not in case_mix
    ]
    if problems:
        raise InputError(problems)


def _as_numbers(column: pd.Series, name: str, category: bool, source: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The column, or one of 0 and 1 for each category but the most common; NaN where it is empty."""
    empty = is_empty(column) | column.isin(ABSENT).to_numpy()
    if not category and (empty.all() or pd.to_numeric(column[~empty], errors="coerce").notna().any()):
        numbers, problems = number_column(column, name, source, None)
        return pd.DataFrame({name: numbers}, index=column.index), problems
    words = column.astype(str).str.strip().mask(empty)
    if problem := _few_or_many(words.nunique(), category, name, source):
        return pd.DataFrame(index=column.index), [problem]
    others = words.value_counts().sort_index().sort_values(ascending=False, kind="stable").index[1:]
    dummies = {f"{name} {word}": (words == word).astype(float).mask(empty) for word in sorted(others)}
    return pd.DataFrame(dummies, index=column.index), []


def _few_or_many(names: int, meant: bool, column: str, source: str) -> Problem | None:
    """What is wrong with so many names of categories; the names stay unsaid, they may be what somebody answered.

    Many are too many unless it is `meant` that they are categories.
    """
    if names > MOST_CATEGORIES and not meant:
        advice = "write numbers with a decimal point; if they are categories, say so (categories), or put some together"
        return Problem(source, column, f"{names} different names are not taken for categories", advice)
    if names < 2:
        return Problem(source, column, "it is the same for everybody", "leave it out of the case mix")
    return None


def _require_telling(
    outcome: np.ndarray, provider: np.ndarray, mix: np.ndarray, asked: Mapping[str, int], where: tuple[str, str]
) -> None:
    name, source = where
    if not len(outcome):
        advice = "fill in the outcome and the case mix of clients"
        raise InputError([Problem(source, name, "no client has both an outcome and a case mix", advice)])
    if len(np.unique(outcome)) == 1:
        reason = f"it is {outcome[0]:.0f} for everybody, so there is nothing to compare"
        raise InputError([Problem(source, name, reason, "take a longer period, or another outcome")])
    # The names of categories stay unsaid: they may be what somebody answered.
    columns = [column for column, names in asked.items() for _ in range(max(names - 1, 1))]
    kind = {column: "one of its categories: " if names > 2 else "" for column, names in asked.items()}
    problems = [
        Problem(source, column, kind[column] + reason, "leave it out of the case mix, or put categories together")
        for column, values in zip(columns, mix.T, strict=True)
        if (reason := _tells_nothing(values, provider))
    ]
    if problems := problems or _following(mix, columns, source):
        raise InputError(dict.fromkeys(problems))


def _following(mix: np.ndarray, columns: list[str], source: str) -> list[Problem]:
    """A problem for each column that follows from those before it, so that its coefficient would mean nothing."""
    if not columns or len(mix) <= len(columns):
        return []
    unit = (mix - mix.mean(axis=0)) / mix.std(axis=0)
    left = np.abs(np.diag(np.linalg.qr(unit, mode="r"))) / np.sqrt(len(unit))
    reason, advice = "it follows from the columns before it", "leave it out of the case mix, or put categories together"
    return [Problem(source, columns[place], reason, advice) for place in np.flatnonzero(left < FOLLOWS)]


def _tells_nothing(values: np.ndarray, provider: np.ndarray) -> str:
    if not np.ptp(values):
        return "it is the same for everybody"
    within = pd.Series(values).groupby(provider)
    several = within.size() > 1
    if several.any() and not (within.nunique()[several] > 1).any():
        return "it is the same for all clients of a provider: it tells who the provider is, not who came to it"
    return ""
