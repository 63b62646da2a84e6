"""What a service may hang on, as words: a column, its square, or a column that names groups."""

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

Kind = Literal["number", "square", "groups"]
GROUPS = re.compile(r"C\((.+)\)")
SQUARE = re.compile(r"(.+)\^2")


@dataclass(frozen=True)
class Term:
    """One part of a model of who gets a service: `column` as it stands, squared, or as groups."""

    text: str
    column: str
    kind: Kind


def read_terms(text: str) -> list[Term]:
    """The terms of words such as "L0", "age+age^2+C(education)"; an empty text has none."""
    return [_term(one.strip()) for one in text.split("+") if one.strip()]


def _term(text: str) -> Term:
    if found := GROUPS.fullmatch(text):
        return Term(text, found[1].strip(), "groups")
    if found := SQUARE.fullmatch(text):
        return Term(text, found[1].strip(), "square")
    return Term(text, text, "number")


def term_columns(terms: list[Term], numbers: dict[str, np.ndarray], groups: dict[str, np.ndarray]) -> pd.DataFrame:
    """The numbers of these terms, one column each (of groups one a group, all of them), named as they are shown."""
    columns: dict[str, np.ndarray] = {}
    for term in terms:
        if term.kind == "groups":
            own = groups[term.column]
            columns |= {f"{term.column}={name}": (own == name).astype(np.float64) for name in np.unique(own)}
        else:
            columns[term.text] = numbers[term.column] ** (2 if term.kind == "square" else 1)
    size = len(next(iter((numbers | groups).values()), []))
    return pd.DataFrame(columns, index=range(size))
