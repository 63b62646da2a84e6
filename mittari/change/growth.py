"""How scores grow along the path: a level and a slope of each client, at uneven times."""

from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

import numpy as np
import pandas as pd

from mittari.change.by_column import by_column
from mittari.change.by_slope import change_by_slope, slope_words
from mittari.change.repeated import repeated
from mittari.errors import InputError, Problem
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.mixed_model import MixedFit, Rows, fit_mixed
from mittari.statistics.serial_correlation import SerialFit, fit_serial
from mittari.statistics.summary import Summary, counted

LEAST_CLIENTS, LEAST_WAVES = 50, 3
Correlation = Literal["independent", "car1", "ar1"]
ERRORS = {
    "independent": "are independent",
    "car1": "correlate by one number to the power of the time between them",
    "ar1": "correlate by one number from visit to visit, however far apart these are",
}
SAYS = (
    "Assumes that courses are straight lines around one mean line, that levels, slopes and errors are normal, that "
    "errors {errors} and have one variance, and that scores are missing for reasons that earlier scores show.\n"
    "It can't say what caused the change. Slopes of clients with few scores are shrunk towards the mean slope."
)


@dataclass(frozen=True)
class Growth:
    """A fitted course. `clients`: one row a client with measurements, intercept, slope and their se (conditional).

    Where it was asked which way is better, `clients` has the columns of change_by_slope too. `serial` is there where
    errors may correlate.
    """

    fit: MixedFit
    clients: pd.DataFrame
    unscored: int
    serial: SerialFit | None = None

    @property
    def fixed(self) -> pd.DataFrame:
        """The mean intercept and slope: value, se, low, high (95 %, normal)."""
        return fixed_table(self.fit)

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        enough = int((self.clients["measurements"] >= LEAST_WAVES).sum())
        found = []
        if len(self.clients) < LEAST_CLIENTS:
            found.append(f"{counted(len(self.clients), 'client')}, {LEAST_CLIENTS} are needed")
        if enough * 2 <= len(self.clients):
            many = counted(enough, "client")
            found.append(f"{many} with {LEAST_WAVES} scores or more, most of the clients are needed")
        return tuple(found)

    def summary(self, even_if_small: bool = False) -> Summary:
        """The course in words. Raises InputError below 50 clients, or where most have fewer than 3 scores."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        slope = self.fixed.loc["time"]
        spread = np.sqrt(self.fit.client_covariance[1, 1])
        lines = [
            f"{self.fit.rows} scores of {counted(len(self.clients), 'client')} "
            f"({counted(self.unscored, 'row')} without a score left out)",
            f"Mean change a unit of time: {slope['value']:.4g} points (95 % {slope['low']:.4g} to {slope['high']:.4g})",
            f"Clients' own slopes spread around it with a standard deviation of {spread:.4g}; the error of one score "
            f"is {self.fit.sigma:.4g} points",
            *(_serial_words(self.serial) if self.serial else []),
            *(slope_words(self.clients) if "verdict" in self.clients else []),
            *how_it_went(self.fit),
            *small,
            SAYS.format(errors=ERRORS[self.serial.kind if self.serial else "independent"]),
        ]
        return Summary.of(lines)


def growth(
    frame: pd.DataFrame,
    *,
    client: str = "client",
    time: str = "time",
    score: str = "score",
    method: Literal["REML", "ML"] = "REML",
    correlation: Correlation = "independent",
    better: str | None = None,
    low: float | None = None,
    high: float | None = None,
    source: str = "measurements",
) -> Growth:
    """The growth model score ~ time + (time | client) of a frame with one row a client and time.

    y_ij = (b0 + u0_i) + (b1 + u1_i) t_ij + e_ij. Times are numbers in one unit, scores raw points; rows without a
    score are left out. `method` REML for variances, ML to compare fixed effects. A client's slope is the fixed slope
    plus the conditional mean of their own part; its se is conditional on the fixed effects.
    Errors may correlate along a client's time (`correlation` car1: phi^|dt|; ar1: phi from one scored visit to the
    next; see fit_serial). Where `better` ("higher", "lower") is given, each client gets a verdict by their slope (see
    change_by_slope); who starts at an end of the scale (`low`, `high`) gets none.
    Raises InputError for bad rows (named by line) and for rows that can't tell the parts apart.
    Checked: lme4's sleepstudy 251.4051 and 10.46729 (se 6.8246 and 1.5458), REML criterion 1743.62827; nlme's
    corCAR1. Source: Laird & Ware 1982.
    """
    rows = repeated(frame, client=client, time=time, score=score, source=source, ends=(low, high))
    if not len(rows.score):
        raise InputError([Problem(source, score, "there is no score", "name the column with the scores")])
    model, reml = Rows(rows.score, rows.time, rows.client, len(rows.names)), method == "REML"
    with by_column(source, client=client, time=time, score=score):
        serial = None if correlation == "independent" else fit_serial(model, correlation, reml)
        fit = serial.fit if serial else fit_mixed(model, reml)
    clients = client_table(fit, pd.Index(rows.names, name=client), rows.counts)
    if better is not None:
        clients = clients.join(change_by_slope(rows, fit, better=better, low=low, high=high))
    return Growth(fit, clients, rows.unscored, serial)


def client_table(fit: MixedFit, names: pd.Index, measurements: np.ndarray) -> pd.DataFrame:
    """One row a client, in the order of the model: measurements, intercept, slope and their se (see Growth)."""
    columns = {
        "measurements": measurements,
        "intercept": fit.fixed[0] + fit.client_effects[0],
        "slope": fit.fixed[1] + fit.client_effects[1],
        "intercept_se": fit.client_se[0],
        "slope_se": fit.client_se[1],
    }
    return pd.DataFrame(columns, index=names)


def _serial_words(serial: SerialFit) -> list[str]:
    apart = "one visit" if serial.kind == "ar1" else "one unit of time"
    lines = [
        f"Errors {apart} apart correlate by {serial.correlation:.3f}; that they are independent: "
        f"p = {serial.p_independent:.3g} (by the likelihood ratio)"
    ]
    if serial.fit.singular or not serial.fit.converged:
        lines.append(
            "Slopes of the clients' own and errors that correlate explain nearly the same, and these scores can't "
            "tell them apart: take the model with independent errors."
        )
    return lines


def fixed_table(fit: MixedFit) -> pd.DataFrame:
    """Each fixed effect's value, se, and 95 % interval (normal): columns value, se, low, high."""
    half = NormalDist().inv_cdf(0.975) * fit.se
    columns = {"value": fit.fixed, "se": fit.se, "low": fit.fixed - half, "high": fit.fixed + half}
    return pd.DataFrame(columns, index=pd.Index(fit.names, name="effect"))


def how_it_went(fit: MixedFit) -> list[str]:
    """What must be said of a fit that is not as it should be; nothing where all is well."""
    lines = []
    if not fit.converged:
        lines.append("NOT CONVERGED: two searches did not end in the same place; do not use these figures.")
    if fit.singular:
        lines.append(
            "SINGULAR: a variance is 0, or levels and slopes are one thing: the data hold less than the model asks. "
            "Intervals and the clients' own figures may be too narrow."
        )
    return lines
