"""The marginal structural model: services that follow the score, and raise it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mittari.effects.marginal.balance import balance, positivity
from mittari.effects.marginal.outcome import weighted_outcome
from mittari.effects.marginal.result import MarginalStructural
from mittari.effects.marginal.weights import History, path_weights, truncated
from mittari.effects.marginal.wide import Wide, read_wide
from mittari.errors import InputError, Problem


def marginal_structural(
    frame: pd.DataFrame,
    *,
    treatments: Sequence[str],
    covariates: Sequence[str],
    outcome: str,
    client: str | None = None,
    history: History = "last",
    stabilised: bool = True,
    truncate: float = 0.01,
    source: str = "rows",
) -> MarginalStructural:
    """The effect of the service in each period on a later outcome, by stabilised weights, with the crude one beside it.

    sw_i = product over t of P(A_t | earlier A) / P(A_t | earlier A, L_t), E_sw[Y] = b0 + sum of b_t A_t, errors HC0.
    `frame` has one row a person: `treatments` columns of 0 and 1 in order of time; `covariates` one text of terms a
    period, known before its treatment: columns joined by +, `C(x)` for groups, `x^2` for a square ("L0+C(sex)", or ""
    for none); `outcome` in points. `history` is what the lower probability knows: the `last` treatment and the
    period's covariates, or `all` earlier ones too. `truncate` is the share of weights cut off at either end, beside
    the whole ones. Rows that lack a value are counted and left out.
    Assumes that nothing but what is named decides who gets a service and bears on the outcome, that everybody could
    have had either (positivity), that the logistic regressions are right, and that effects of periods add up.
    Checked: three periods 1.370835, 1.767567, 2.155065 (se 0.406479, 0.401195, 0.412553) and NHEFS 3.440535 (se
    0.525494), R's glm, lm and sandwich, to 1e-6. Sources: Robins, Hernan & Brumback 2000; Cole & Hernan 2008.
    """
    if not 0 <= truncate < 0.5:
        problem = Problem("truncate", "", f"{truncate} is no share from 0 to 0.5", "give for example 0.01")
        raise InputError([problem])
    wide = read_wide(frame, treatments=treatments, covariates=covariates, outcome=outcome, client=client, source=source)
    found = path_weights(wide, history, stabilised, source)
    weight, cut = found.weight, truncated(found.weight, truncate)
    figures = [
        weighted_outcome(wide.outcome, wide.treated, wide.names, one, source)
        for one in (weight, cut, np.ones(len(weight)))
    ]
    return MarginalStructural(
        weighted=figures[0],
        truncated=figures[1],
        crude=figures[2],
        weights=_table(wide, found.given, weight, cut),
        balance=balance(wide, found),
        positivity=positivity(wide, found),
        left_out=wide.left_out,
        absent=wide.absent,
        stabilised=stabilised,
        truncate=truncate,
    )


def _table(wide: Wide, given: np.ndarray, weight: np.ndarray, cut: np.ndarray) -> pd.DataFrame:
    columns = {f"p_{name}": given[:, period] for period, name in enumerate(wide.names)}
    return pd.DataFrame(columns | {"weight": weight, "truncated": cut}, index=wide.rows)
