"""From a frame of clients to what a reliable improvement costs, in one group or beside another."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mittari.effects.cost.acceptability import acceptability, round_amounts
from mittari.effects.cost.evaluation import CostEvaluation
from mittari.effects.cost.increment import Increment, increment
from mittari.effects.cost.per_improvement import REPLICATES, SEED, PerImprovement, per_improvement
from mittari.effects.cost.spending import read_spending
from mittari.errors import InputError, Problem

COLUMNS = ["group", "worth", "net_benefit", "low", "high", "acceptable"]


def cost_per_improvement(
    frame: pd.DataFrame,
    *,
    cost: str,
    improved: str,
    group: str | None = None,
    against: str | None = None,
    client: str | None = None,
    worth: Sequence[float] = (),
    level: float = 0.95,
    replicates: int = REPLICATES,
    seed: int = SEED,
    source: str = "clients",
) -> CostEvaluation:
    """Cost per reliable improvement from one row a client: the cost of the whole path, and improved 1, 0 or not known.

    Each value of `group` is a group of its own; the others are compared with `against` (of two groups, if it is not
    given, the first in order of name). `worth` are the amounts for the net benefit, in the currency of the costs;
    without any, round ones up to twice the largest ratio. Clients of whom cost or improvement is not known are counted
    and left out, and the ratio is told for both extremes of those not known. Raises InputError for bad rows, named by
    line, and for groups of which nothing can be said.
    Checked: the parts, see there. Source: Briggs, Wonderling & Mooney 1997; Stinnett & Mullahy 1998.
    """
    clients = read_spending(frame, cost=cost, improved=improved, group=group, client=client, source=source)
    names = list(clients.names)
    other = _other(names, against, group, source)
    groups = {
        name: per_improvement(
            *clients.of(place),
            cost_of_unknown=clients.cost_of_unknown(place),
            unknown_cost=clients.unknown_cost[place],
            level=level,
            replicates=replicates,
            seed=seed,
        )
        for place, name in enumerate(names)
    }
    compared = {} if other is None else {name: place for place, name in enumerate(names) if name != other}
    base = None if other is None else clients.of(names.index(other))
    increments = {
        name: increment(clients.of(place), base, level=level, replicates=replicates, seed=seed)
        for name, place in compared.items()
        if base is not None
    }
    return CostEvaluation(groups, increments, other, _curves(groups, increments, worth, level, source), level)


def _other(names: list[str], against: str | None, group: str | None, source: str) -> str | None:
    if against is None:
        return names[0] if len(names) == 2 else None
    if against not in names or len(names) < 2:
        advice = f"it has: {', '.join(names[:20])}"
        raise InputError([Problem(source, group or "group", f"there is no group {against} to compare with", advice)])
    return against


def _curves(
    groups: dict[str, PerImprovement],
    increments: dict[str, Increment],
    worth: Sequence[float],
    level: float,
    source: str,
) -> pd.DataFrame:
    amounts = np.asarray(worth, dtype=np.float64)
    if not np.isfinite(amounts).all() or (amounts < 0).any():
        advice = "give what an improvement may be worth, in the currency of the costs"
        raise InputError([Problem(source, "worth", "an amount is below 0 or no number", advice)])
    if not increments:
        return pd.DataFrame(columns=COLUMNS)
    amounts = amounts if len(amounts) else round_amounts(2 * _largest(groups, increments))
    curves = [acceptability(one, amounts, level).assign(group=name) for name, one in increments.items()]
    return pd.concat(curves, ignore_index=True)[COLUMNS]


def _largest(groups: dict[str, PerImprovement], increments: dict[str, Increment]) -> float:
    """The largest cost of an improvement that the data speak of."""
    told = [one.ratio if one.improved else one.at_least for one in groups.values()]
    told += [abs(one.ratio) for one in increments.values() if not np.isnan(one.fieller[0])]
    return max(told)
