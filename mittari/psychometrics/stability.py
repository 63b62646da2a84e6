"""What a retest tells of a score: agreement, the ICC, the SEM by each route, and the minimal detectable change."""

from collections.abc import Iterator

import pandas as pd

from mittari.psychometrics.detectable import detectable_change
from mittari.psychometrics.finding import Figure, Finding, Made, found
from mittari.psychometrics.icc import FORMS, Icc, icc
from mittari.psychometrics.retest import Retest, retest
from mittari.psychometrics.standard_error import StandardError, from_agreement, from_differences, from_icc


def stability(score: str, pairs: pd.DataFrame, even_if_small: bool) -> Iterator[Finding]:
    """The findings of a retest for a score; `pairs` has the columns first and second, one row a person."""
    yield found(score, "limits of agreement", lambda: _agreement(retest_of(pairs, even_if_small)))
    yield found(score, "ICC", lambda: _icc(icc(pairs, even_if_small=even_if_small)))
    yield found(score, "SEM of a retest", lambda: _errors(pairs, even_if_small))
    yield found(score, "detectable change", lambda: _detectable(pairs, even_if_small))


def retest_of(pairs: pd.DataFrame, even_if_small: bool) -> Retest:
    """The agreement of a frame of pairs."""
    return retest(pairs["first"], pairs["second"], even_if_small=even_if_small)


def _agreement(twice: Retest) -> Made:
    return twice.summary(), [
        Figure("retest bias", twice.bias, twice.n, *twice.bias_interval),
        Figure("lower limit of agreement", twice.low, twice.n, *twice.low_interval),
        Figure("upper limit of agreement", twice.high, twice.n, *twice.high_interval),
        Figure("retest correlation", twice.correlation, twice.n),
    ]


def _icc(agreement: Icc) -> Made:
    figures = []
    for form in FORMS:
        value, low, high = agreement.form(form)
        figures.append(Figure(f"ICC({form})", value, agreement.squares.n, low, high))
    return agreement.summary(), figures


def _errors(pairs: pd.DataFrame, even_if_small: bool) -> Made:
    twice = retest_of(pairs, even_if_small)
    agreement = icc(pairs, even_if_small=even_if_small)
    errors = [from_agreement(agreement.squares), from_differences(twice), from_icc(twice.sd, agreement)]
    return "\n".join(error.summary() for error in errors), [_figure(error) for error in errors]


def _figure(error: StandardError) -> Figure:
    return Figure(f"sem, {error.route}", error.value, error.n, error.low, error.high)


def _detectable(pairs: pd.DataFrame, even_if_small: bool) -> Made:
    squares = icc(pairs, even_if_small=even_if_small).squares
    change = detectable_change(from_agreement(squares), squares.n)
    return change.summary(), [
        Figure("mdc, one person", change.person, squares.n),
        Figure(f"mdc, mean of {change.group_n}", change.group, squares.n),
    ]
