"""A group's change over waves, by every way of meeting dropout at once."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pandas as pd

from mittari.change.dropout.asked import Asked
from mittari.change.dropout.changes import change_table, complete_changes
from mittari.change.dropout.imputation import Imputations, imputed_changes
from mittari.change.dropout.likelihood import Likely, likelihood_changes
from mittari.change.dropout.positivity import positivity
from mittari.change.dropout.response import first_scores, response
from mittari.change.dropout.result import ChangeOverWaves
from mittari.change.dropout.tipping import tipping_point
from mittari.change.dropout.waves import Waves, waves_of
from mittari.change.dropout.ways import METHODS
from mittari.change.dropout.weighting import Weighted, weighted_changes
from mittari.change.effect_sizes.together import EffectSizes, effect_sizes
from mittari.change.group import GroupChange
from mittari.change.reliable import reliable_change
from mittari.errors import InputError

LEAST_PAIRS = 3
NOTHING_MORE = Asked()
Advance = Callable[[float, float], None]
T = TypeVar("T")


def group_change(
    frame: pd.DataFrame,
    asked: Asked = NOTHING_MORE,
    *,
    client: str = "client",
    time: str = "time",
    score: str = "score",
    source: str = "scores",
    advance: Advance = lambda done, total: None,
) -> ChangeOverWaves:
    """The change of a group with one row a client and time, where every distinct time is a wave; scores in raw points.

    Paired change, repeated measures by likelihood, inverse probability weighting and multiple imputation side by side,
    with who is missing and the tipping point; `asked` may ask for more. Unpaired means and last scores carried forward
    can't be asked for: on a group whose true change is 6.0 they say 7.99 and 4.17.
    Raises InputError for bad rows (named by line) and for times that are no waves.
    Checked: sim_dropout_mar, 6.13, 6.22, 6.36 (6.37 on the last score alone) and 6.20 against R's.
    """
    waves = waves_of(frame, client=client, time=time, score=score, source=source, ends=(asked.low, asked.high))
    return change_over_waves(waves, asked, advance)


def change_over_waves(
    waves: Waves, asked: Asked = NOTHING_MORE, advance: Advance = lambda done, total: None
) -> ChangeOverWaves:
    """The change of a group whose waves are checked; `advance` is told how many data sets of how many are drawn."""
    level = asked.level
    paired = complete_changes(waves, level)
    likely = _or_why(lambda: likelihood_changes(waves, level))
    weighted = _or_why(lambda: weighted_changes(waves, asked.history, level))
    drawn = _or_why(lambda: imputed_changes(waves, asked.imputations, seed=asked.seed, level=level, advance=advance))
    tables = {"paired": paired, "mmrm": _table(likely), "ipw": _table(weighted), "mi": _table(drawn)}
    unit = _spread(waves.scores[:, 0])
    return ChangeOverWaves(
        response=response(waves, level),
        first_scores=first_scores(waves, level),
        positivity=positivity(waves),
        changes=_side_by_side(waves, tables, level),
        not_told=_not_told(tables),
        likely=likely if isinstance(likely, Likely) else None,
        weights=weighted.weights if isinstance(weighted, Weighted) else None,
        data_sets=len(drawn.changes) if isinstance(drawn, Imputations) else 0,
        tipping=tipping_point(drawn, unit, level) if isinstance(drawn, Imputations) else None,
        rates=_rates(waves, asked),
        sizes=_sizes(waves, asked),
        people=len(waves.people),
        scored=int(waves.seen.any(axis=1).sum()),
        level=level,
        gated=asked.gated,
    )


def _or_why(fit: Callable[[], T]) -> T | str:
    """What a method gives, or why it can't be fitted to these scores."""
    try:
        return fit()
    except InputError as error:
        return "; ".join(": ".join(filter(None, [one.place, one.reason])) for one in error.problems)


def _table(found: Likely | Weighted | Imputations | str) -> pd.DataFrame | str:
    return found if isinstance(found, str) else found.table


def _side_by_side(waves: Waves, tables: dict[str, pd.DataFrame | str], level: float) -> pd.DataFrame:
    """One row a wave and method; a method that could not be fitted has people 0 and no figures."""
    nothing = np.full(len(waves.later), np.nan)
    nobody = change_table(waves, 0, nothing, nothing, nothing, level)
    whole = pd.concat({name: nobody if isinstance(one, str) else one for name, one in tables.items()}, names=["method"])
    order = pd.MultiIndex.from_product([waves.later, list(METHODS)], names=["wave", "method"])
    return whole.swaplevel().reindex(order)


def _not_told(tables: dict[str, pd.DataFrame | str]) -> dict[str, str]:
    found = {name: f"not told, as {one}" for name, one in tables.items() if isinstance(one, str)}
    for name, one in tables.items():
        if isinstance(one, pd.DataFrame) and np.isnan(one["se"].iloc[-1]):
            found[name] = f"not told, as {int(one['people'].iloc[-1])} people have the scores it takes"
    return found


def _rates(waves: Waves, asked: Asked) -> pd.DataFrame | None:
    if asked.sem is None or asked.better is None:
        return None
    changes = reliable_change(
        waves.scores[:, 0],
        waves.scores[:, -1],
        sem=asked.sem,
        better=asked.better,
        level=asked.level,
        low=asked.low,
        high=asked.high,
    )
    return GroupChange.of(changes).rates(asked.level)


def _sizes(waves: Waves, asked: Asked) -> EffectSizes | None:
    if (waves.seen[:, 0] & waves.seen[:, -1]).sum() < LEAST_PAIRS:
        return None
    before, after = waves.scores[:, 0], waves.scores[:, -1]
    return effect_sizes(before, after, sem=asked.sem, level=asked.level, even_if_small=True)


def _spread(scores: np.ndarray) -> float:
    there = scores[~np.isnan(scores)]
    return float(there.std(ddof=1)) if len(there) > 1 else 0.0
