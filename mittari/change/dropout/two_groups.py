"""Groups side by side, and two of them compared: changes by every way of meeting dropout, and rates of verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import special

from mittari.change.dropout.asked import Asked
from mittari.change.dropout.result import SAYS, ChangeOverWaves
from mittari.change.dropout.together import Advance, change_over_waves
from mittari.change.dropout.waves import Waves
from mittari.change.dropout.ways import METHODS
from mittari.change.group import TOLD
from mittari.change.number_column import is_empty, missing_columns, problems_at
from mittari.errors import InputError
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.newcombe import newcombe
from mittari.statistics.summary import Summary

LEAST_TO_COMPARE = 30
CAN_T_SAY = "It can't say why the groups differ: who came to them may differ too."


@dataclass(frozen=True)
class GroupsCompared:
    """Each group's change by name, in order of name, and where they are two, the first less the other.

    `differences` has one row a later wave and method: difference (raw points), se, freedom, low, high. `rates` has one
    row a verdict: rate and other_rate (0-1, of those with a verdict), difference, low, high; None without a SEM. Both
    are None unless there are two groups.
    """

    groups: Mapping[str, ChangeOverWaves]
    differences: pd.DataFrame | None
    rates: pd.DataFrame | None

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        found = [f"{name}: {words}" for name, one in self.groups.items() for words in one.below_minimum]
        for name, one in self.groups.items():
            if self.rates is not None and (told := _told(one)) < LEAST_TO_COMPARE:
                found.append(f"{name}: {told} people with a verdict, {LEAST_TO_COMPARE} are needed to compare rates")
        return tuple(found)

    def summary(self, even_if_small: bool = False) -> Summary:
        """The groups and their difference in words. Raises InputError below the least sizes of either."""
        lines = refuse_if_small(self.below_minimum, even_if_small)
        for name, one in self.groups.items():
            lines += [f"Group {name}:", *str(one.summary(True)).removesuffix(SAYS).splitlines()]
        return Summary.of([*lines, *self._told_differences(), *self._told_rates(), SAYS, CAN_T_SAY])

    def _told_differences(self) -> list[str]:
        if self.differences is None:
            return ["Two groups can be compared, more or fewer stand side by side only."]
        one, other = self.groups
        last = self.groups[one].last
        at_last = self.differences[self.differences.index.get_level_values("wave") == last]
        rows = at_last.droplevel("wave").to_dict("index")
        told = [(words, rows[method]) for method, words in METHODS.items() if not np.isnan(rows[method]["se"])]
        if not told:
            return [f"The change of {one} can't be compared with that of {other}: no way tells both."]
        lines = [f"Mean change of {one} less that of {other}, from the first wave to {last}, raw points:"]
        return lines + [f"  {words}: {row['difference']:.2f} ({_between(row)})" for words, row in told]

    def _told_rates(self) -> list[str]:
        if self.rates is None:
            return []
        if none := [name for name, group in self.groups.items() if not _told(group)]:
            return [f"Rates can't be compared, as nobody of {' and '.join(none)} has a verdict."]
        one, other = self.groups
        lines = [f"Of those with a verdict, {one} less {other}, percentage points (Newcombe):"]
        for verdict, row in self.rates.to_dict("index").items():
            lines.append(f"  {str(verdict).replace('_', ' ')}: {100 * row['difference']:.1f} ({_ends(row, 100, 1)})")
        return lines


def compare_groups(
    waves: Waves, group: np.ndarray, asked: Asked, advance: Advance = lambda done, total: None
) -> GroupsCompared:
    """The change of each group, `group` naming everybody's.

    The difference of two changes has the error sqrt(se1^2 + se2^2) and Welch's degrees of freedom; that of two rates
    is by Newcombe. Assumes groups that share nobody. Checked: with both scores, Welch's t test of the changes.
    """
    names = sorted(set(group.tolist()))
    groups = {str(name): change_over_waves(waves.of(group == name), asked, advance) for name in names}
    if len(groups) != 2:
        return GroupsCompared(groups, None, None)
    one, other = groups.values()
    return GroupsCompared(groups, _differences(one, other), _rate_differences(one, other))


def group_of(frame: pd.DataFrame, waves: Waves, *, client: str, group: str, source: str = "scores") -> np.ndarray:
    """The group of each of the waves' people. Raises InputError naming each line with none, or with another group
    than the client's first line."""
    if problems := missing_columns(frame, [client, group], source):
        raise InputError(problems)
    problems = problems_at(is_empty(frame[group]), group, source, "is empty", "say which group, or leave the row out")
    first = frame.groupby(client, sort=False)[group].transform("first")
    other = (frame[group] != first).to_numpy() & ~is_empty(frame[group])
    reason = "this client is in another group on an earlier line"
    problems += problems_at(other, group, source, reason, "one client is in one group at all times")
    if problems:
        raise InputError(problems)
    return frame.groupby(client, sort=False)[group].first().reindex(waves.people).astype(str).to_numpy()


def _differences(one: ChangeOverWaves, other: ChangeOverWaves) -> pd.DataFrame:
    first, second = one.changes.astype(float), other.changes.astype(float)
    parts = first["se"] ** 2, second["se"] ** 2
    variance = parts[0] + parts[1]
    freedom = variance**2 / (parts[0] ** 2 / first["freedom"] + parts[1] ** 2 / second["freedom"])
    difference, se = first["change"] - second["change"], np.sqrt(variance)
    half = special.stdtrit(freedom.to_numpy(), (1 + one.level) / 2) * se
    columns = {"difference": difference, "se": se, "freedom": freedom}
    return pd.DataFrame(columns | {"low": difference - half, "high": difference + half})


def _rate_differences(one: ChangeOverWaves, other: ChangeOverWaves) -> pd.DataFrame | None:
    if one.rates is None or other.rates is None:
        return None
    verdicts = [verdict.value for verdict in TOLD]
    counts = [group.rates.loc[verdicts, "count"].to_numpy() for group in (one, other) if group.rates is not None]
    sizes = [_told(one), _told(other)]
    low, high = newcombe(counts[0], sizes[0], counts[1], sizes[1], one.level)
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = [count / np.float64(size) for count, size in zip(counts, sizes, strict=True)]
    columns = {"rate": rates[0], "other_rate": rates[1], "difference": rates[0] - rates[1], "low": low, "high": high}
    return pd.DataFrame(columns, index=pd.Index(verdicts, name="verdict"))


def _told(one: ChangeOverWaves) -> int:
    return 0 if one.rates is None else int(one.rates["count"].drop("cannot_tell").sum())


def _between(row: Mapping[Any, Any]) -> str:
    return "no interval, as in each group all changed alike" if np.isnan(row["low"]) else _ends(row, 1, 2)


def _ends(row: Mapping[Any, Any], times: int, digits: int) -> str:
    return f"{times * row['low']:.{digits}f} to {times * row['high']:.{digits}f}"
