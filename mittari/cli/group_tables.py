"""What mittari group writes: the tables of a group or of several, and their figures for group.json."""

from typing import Any

import pandas as pd

from mittari.change.dropout.likelihood import Likely
from mittari.change.dropout.result import ChangeOverWaves
from mittari.change.dropout.two_groups import GroupsCompared


def tables(found: ChangeOverWaves | GroupsCompared) -> dict[str, pd.DataFrame]:
    """The tables by name of file; those of several groups have the group as first column."""
    if isinstance(found, ChangeOverWaves):
        return _of_one(found)
    each = {name: _of_one(one) for name, one in found.groups.items()}
    names = dict.fromkeys(table for one in each.values() for table in one)
    whole = {
        table: pd.concat({name: one[table] for name, one in each.items() if table in one}, names=["group"])
        for table in names
    }
    beside = {"differences": found.differences, "rate_differences": found.rates}
    return whole | {name: table for name, table in beside.items() if table is not None}


def figures(found: ChangeOverWaves | GroupsCompared) -> dict[str, Any]:
    """The figures of group.json; those of several groups by name, with their differences."""
    if isinstance(found, ChangeOverWaves):
        return _figures(found)
    return {
        "groups": {name: _figures(one) for name, one in found.groups.items()},
        "difference": _by_wave(found.differences) if found.differences is not None else None,
        "rate_difference": found.rates.to_dict("index") if found.rates is not None else None,
        "below_minimum": list(found.below_minimum),
    }


def _of_one(found: ChangeOverWaves) -> dict[str, pd.DataFrame]:
    rates = None if found.rates is None else found.rates.rename_axis("verdict")
    sizes = None if found.sizes is None else found.sizes.table().set_index("figure")
    maybe = {
        "waves": found.response,
        "first_scores": found.first_scores,
        "positivity": found.positivity,
        "changes": found.changes,
        "weights": found.weights,
        "tipping": found.tipping.table if found.tipping else None,
        "rates": rates,
        "effect_sizes": sizes,
    }
    return {name: table for name, table in maybe.items() if table is not None}


def _figures(found: ChangeOverWaves) -> dict[str, Any]:
    tipping, gated = found.tipping, found.gated
    return {
        "people": found.people,
        "scored": found.scored,
        "level": found.level,
        "measured": found.response["measured"].to_dict(),
        "positivity": found.positivity.to_dict("index"),
        "change": _by_wave(found.changes),
        "mmrm": _likely(found.likely),
        "not_told": dict(found.not_told),
        "data_sets": found.data_sets,
        "tipping": {"delta": tipping.delta, "gone": tipping.gone} if tipping else None,
        "weights": None if found.weights is None else found.weights.to_dict("index"),
        "rates": None if found.rates is None else found.rates.to_dict("index"),
        "expected_of_the_gate": gated.expected if gated else None,
        "below_minimum": list(found.below_minimum),
    }


def _likely(found: Likely | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {"criterion": found.criterion, "se_given_covariance": found.se_given_covariance.to_dict()}


def _by_wave(table: pd.DataFrame) -> dict[str, Any]:
    """From a row a wave and method to wave -> method -> figures."""
    waves = table.index.get_level_values("wave")
    return {str(wave): table[waves == wave].droplevel("wave").to_dict("index") for wave in waves.unique()}
