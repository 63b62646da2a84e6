"""Whether weighting made those with and without a service alike, and whether everybody could have had either."""

import numpy as np
import pandas as pd

from mittari.effects.marginal.weights import PathWeights, effective_size
from mittari.effects.marginal.wide import Wide

RARE = 0.01


def balance(wide: Wide, weights: PathWeights) -> pd.DataFrame:
    """How far those with and without each period's service lie apart in what it may hang on, in standard deviations.

    One row a period and covariate: `before` without weights, `after` with each row weighted by its path so far and by
    1 / P(its treatment | history) now. Both divide by the root of the mean of the two plain variances. Below 0.1 is
    taken as alike. NaN where a covariate does not vary. Source: Austin 2009; Jackson 2016.
    """
    parts = []
    for period, name in enumerate(wide.names):
        now, columns = wide.treated[:, period], weights.columns[period]
        happened = np.where(now == 1, weights.given[:, period], 1 - weights.given[:, period])
        so_far = weights.factors[:, :period].prod(axis=1) / happened
        values = columns.to_numpy()
        spread = np.sqrt((values[now == 1].var(axis=0) + values[now == 0].var(axis=0)) / 2)
        spread = np.where(spread > 0, spread, np.nan)
        found = {
            "before": _apart(values, now, np.ones(len(now))) / spread,
            "after": _apart(values, now, so_far) / spread,
        }
        parts.append(pd.DataFrame({"period": name, "covariate": columns.columns, **found}))
    return pd.concat(parts, ignore_index=True).set_index("period")


def positivity(wide: Wide, weights: PathWeights) -> pd.DataFrame:
    """How many were with and without each period's service, and how sure that was. One row a period.

    Columns: treated and untreated (people), their effective sizes under the final weights, the least and most
    probability of the service given history, and `unlikely`: people whose own treatment had one below 1 %.
    """
    rows = []
    for period in range(len(wide.names)):
        there, given = wide.treated[:, period] == 1, weights.given[:, period]
        rows.append(
            {
                "treated": int(there.sum()),
                "untreated": int((~there).sum()),
                "treated_effective": effective_size(weights.weight[there]),
                "untreated_effective": effective_size(weights.weight[~there]),
                "least_probability": given.min(),
                "most_probability": given.max(),
                "unlikely": int((np.where(there, given, 1 - given) < RARE).sum()),
            }
        )
    return pd.DataFrame(rows, index=pd.Index(wide.names, name="period"))


def _apart(values: np.ndarray, now: np.ndarray, weight: np.ndarray) -> np.ndarray:
    there, not_there = weight * now, weight * (1 - now)
    return there @ values / there.sum() - not_there @ values / not_there.sum()
