"""One row a person, checked: services and what they may hang on, period by period, and the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.change.number_column import ABSENT, is_empty, missing_columns, number_column, problems_at
from mittari.effects.marginal.terms import Term, read_terms, term_columns
from mittari.effects.zero_one import zero_one_column
from mittari.errors import InputError, Problem

ADVICE = {
    "a treatment": "leave it out of the covariates: earlier treatments are in the model of themselves",
    "the outcome": "leave it out of the covariates: the outcome comes after all treatments",
}


@dataclass(frozen=True)
class Wide:
    """The whole rows. `treated` (rows x periods) is 0 or 1, `covariates` one table a period, `rows` who they are.

    `left_out` rows were not whole; `absent` counts by column what they lacked (one row may lack several).
    """

    names: tuple[str, ...]
    treated: np.ndarray
    covariates: tuple[pd.DataFrame, ...]
    outcome: np.ndarray
    rows: pd.Index
    left_out: int
    absent: dict[str, int]


def read_wide(
    frame: pd.DataFrame,
    *,
    treatments: Sequence[str],
    covariates: Sequence[str],
    outcome: str,
    client: str | None = None,
    source: str = "rows",
) -> Wide:
    """The whole rows of a frame with one row a person; rows that lack a value of the model are counted and left out.

    `treatments` are columns of 0 and 1 in the order of time, `covariates` one text of terms a period (see
    `read_terms`), `outcome` a number. Without a `client` column a row is named by its line.
    Raises InputError naming each line with a number that is none, a treatment that is neither 0 nor 1, or a client
    with several rows, and for columns that can't be what they are named for.
    """
    terms = [read_terms(text) for text in covariates]
    _check_names(frame, list(treatments), terms, outcome, client, source)
    used = {term.column: term.kind == "groups" for period in terms for term in period}
    counted = [outcome, *(column for column, groups in used.items() if not groups)]
    read = {column: zero_one_column(frame[column], column, source) for column in treatments}
    read |= {column: number_column(frame[column], column, source, None) for column in counted}
    problems = [problem for _, found in read.values() for problem in found]
    numbers = {column: values for column, (values, _) in read.items()}
    if client is not None:
        problems += _who(frame[client], client, source)
    if problems:
        raise InputError(problems)
    texts = {column: frame[column].astype(str).str.strip().to_numpy() for column, groups in used.items() if groups}
    absent = {column: np.isnan(values) for column, values in numbers.items()}
    absent |= {column: frame[column].isna().to_numpy() | np.isin(texts[column], ABSENT) for column in texts}
    _require_values(absent, source)
    whole = ~np.logical_or.reduce(list(absent.values()))
    numbers, texts = ({name: values[whole] for name, values in one.items()} for one in (numbers, texts))
    rows = pd.Index(frame[client]) if client is not None else pd.RangeIndex(2, len(frame) + 2, name="line")
    return Wide(
        names=tuple(treatments),
        treated=np.column_stack([numbers[column] for column in treatments]),
        covariates=tuple(term_columns(period, numbers, texts) for period in terms),
        outcome=numbers[outcome],
        rows=rows[whole],
        left_out=int((~whole).sum()),
        absent={column: int(where.sum()) for column, where in absent.items() if where.any()},
    )


def _check_names(
    frame: pd.DataFrame, treatments: list[str], terms: list[list[Term]], outcome: str, client: str | None, source: str
) -> None:
    own = [*treatments, outcome, *([client] if client is not None else [])]
    problems = missing_columns(frame, own, source) if treatments else []
    if not treatments or len(treatments) != len(terms):
        reason = f"{_counted(treatments, 'treatment')} and {_counted(terms, 'set')} of covariates"
        advice = "name for each treatment, in order of time, what it may hang on; several go with a plus: L0+X0,L1"
        problems.append(Problem(source, "", reason, advice))
    kinds: dict[str, set[bool]] = {}
    for term in (term for period in terms for term in period):
        kinds.setdefault(term.column, set()).add(term.kind == "groups")
    problems += missing_columns(frame, list(kinds), source)
    roles = dict.fromkeys(treatments, "a treatment") | {outcome: "the outcome"}
    roles |= {} if client is None else {client: "the client"}
    problems += [
        Problem(source, name, f"is named as {role} and as a covariate", ADVICE.get(role, "choose one"))
        for name, role in roles.items()
        if name in kinds
    ]
    both = [name for name, found in kinds.items() if len(found) > 1]
    problems += [Problem(source, name, "is named as groups and as a number", "choose one") for name in both]
    if problems:
        raise InputError(problems)


def _counted(things: Sequence[object], name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def _require_values(absent: dict[str, np.ndarray], source: str) -> None:
    """Raises InputError naming each column without any value."""
    advice = "look whether the right column is named"
    problems = [Problem(source, column, "holds no value", advice) for column, where in absent.items() if where.all()]
    if problems:
        raise InputError(problems)


def _who(column: pd.Series, place: str, source: str) -> list[Problem]:
    nobody = is_empty(column)
    problems = problems_at(nobody, place, source, "is empty", "say whose row it is")
    twice = column.duplicated(keep=False).to_numpy() & ~nobody
    return problems + problems_at(twice, place, source, "this client has several rows", "keep one row a client")
