"""Whether a meter's scores mean the same in the groups, and at both times, of an operator's own data."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from mittari.definitions.meter import Meter
from mittari.definitions.score import ScoreDefinition
from mittari.psychometrics.consistency import why_no_alpha
from mittari.psychometrics.finding import Figure, Finding, Made, found
from mittari.psychometrics.invariance import invariance_of_groups, invariance_of_times
from mittari.psychometrics.invariance_steps import Invariance
from mittari.scoring.values import item_values

LEAST_ITEMS = 3
Codes = Mapping[str, np.ndarray]


def same_meaning(
    meter: Meter,
    score: ScoreDefinition,
    codes: Codes,
    twice: tuple[Codes, Codes] | None,
    groups: pd.Series | None,
    even_if_small: bool,
) -> Iterator[Finding]:
    """The findings of a score over groups (one a row of `codes`), and over the two times of `twice`, row by row.

    There are none for scores whose items need not go together, or are fewer than three.
    """
    if why_no_alpha(score) or len(score.items) < LEAST_ITEMS:
        return
    if groups is not None:
        values = _values(meter, score, codes)
        yield found(
            score.id,
            "same meaning in groups",
            lambda: _steps(invariance_of_groups(values, groups, even_if_small=even_if_small), even_if_small),
        )
    if twice is not None:
        first, second = (_values(meter, score, each) for each in twice)
        times = {"first": first, "second": second}
        yield found(
            score.id,
            "same meaning at both times",
            lambda: _steps(invariance_of_times(times, even_if_small=even_if_small), even_if_small),
        )


def _values(meter: Meter, score: ScoreDefinition, codes: Codes) -> pd.DataFrame:
    return pd.DataFrame({name: item_values(meter, meter.items[name], codes[name]) for name in score.items})


def _steps(over: Invariance, even_if_small: bool) -> Made:
    table = over.table
    figures = [
        Figure(f"{name}, {step} over {over.over}", float(table[column][step]), over.n)
        for step in table.index
        if over.fits[step].converged
        for name, column in (("CFI", "cfi"), ("RMSEA", "rmsea"))
    ]
    return over.summary(even_if_small), [*figures, *_means(over)]


def _means(over: Invariance) -> list[Figure]:
    """What the groups or times differ in, where their means may be compared."""
    if not over.comparable:
        return []
    rows = zip(over.latent.index, over.latent[["value", "low", "high"]].to_numpy().tolist(), strict=True)
    against = over.names[0]
    return [
        Figure(f"mean in SD, {name} against {against}", value, over.n, low, high) for name, (value, low, high) in rows
    ]
