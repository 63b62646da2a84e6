"""Which scores of a meter are read from which table, and what is added up once for all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from mittari.definitions.inputs import items_behind
from mittari.definitions.meter import Meter
from mittari.definitions.score import ScoreDefinition
from mittari.definitions.structure import Structure
from mittari.scoring.tabulated.asked import Shown, conditions_of
from mittari.scoring.tabulated.discards import Discards, discards_of
from mittari.scoring.tabulated.part import Part, part_of
from mittari.scoring.tabulated.steps import Steps, steps_of
from mittari.scoring.tabulated.tables import CombinationTable, SumTable, combination_tables, sum_table

Tables = dict[str, SumTable | CombinationTable]
Parts = list[tuple[frozenset[str], dict[str, np.ndarray]]]
"""Which scores add which items in which steps."""

MOST_COMBINATIONS = 2**16
FEW_COMBINATIONS = 2**12
"""So many are worth a table even for some thousand forms."""
MANY = 100_000
OF_THE_SCORE_ALONE = frozenset({"linear", "lookup", "bins"})
"""Transforms that look at nothing but the raw score."""


@dataclass(frozen=True)
class Plan:
    """Scores by table, scores `composed` of them, and `rest`: a meter of what is left to the definition."""

    items: tuple[str, ...]
    shown: tuple[Shown, ...]
    parts: tuple[Part, ...]
    tables: Tables
    composed: tuple[ScoreDefinition, ...]
    discards: Discards | None
    rest: Meter | None


class _Same:
    """Stands for the structure of a meter, and equals only what stands for the very same one."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter

    def __hash__(self) -> int:
        return id(self.meter.structure)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.meter.structure is other.meter.structure


def plan_of(meter: Meter, rows: int) -> Plan | None:
    """The plan for that many forms of a meter; None if no score can be read from a table."""
    return _plan(_Same(meter), MOST_COMBINATIONS if rows >= MANY else FEW_COMBINATIONS)


@lru_cache(maxsize=32)
def _plan(same: _Same, most: int) -> Plan | None:
    meter = same.meter
    discards = discards_of(meter) if meter.structure.maximum_missing is not None else None
    if meter.structure.maximum_missing is not None and discards is None:
        return None
    steps = {score.id: found for score in meter.structure.scores if (found := _steps(meter, score))}
    parts = _parts(steps)
    sums = {name: table for name, found in steps.items() if (table := _sum_table(meter, name, found, parts))}
    tables = sums | _combination_tables(meter, [name for name in meter.scores if name not in sums], most)
    composed = _composed(meter, tables)
    left = [name for name in meter.scores if name not in tables and name not in {one.id for one in composed}]
    added = tuple(part_of(by_item) for _, by_item in parts)
    read = tuple(_items(meter, tables, discards))
    shown = tuple(conditions_of(meter, read))
    items = tuple(dict.fromkeys([*read, *(name for one in shown for name in (one.item, one.other))]))
    rest = only(meter, left) if left else None
    return Plan(items, shown, added, tables, composed, discards, rest) if tables else None


def _sum_table(meter: Meter, name: str, steps: Steps, parts: Parts) -> SumTable | None:
    own = tuple(number for number, (users, _) in enumerate(parts) if name in users)
    return sum_table(meter, meter.scores[name], steps, own)


def _combination_tables(meter: Meter, names: list[str], most: int) -> Tables:
    """Scores that rest on the same items are worked out together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        alike.setdefault(tuple(item.id for item in only(meter, [name]).needed), []).append(name)
    tables: Tables = {}
    for same in alike.values():
        tables |= combination_tables(only(meter, same), same, most)
    return tables


def only(meter: Meter, names: list[str]) -> Meter:
    """The meter with these scores alone and the earlier ones that they are made of; it discards no forms."""
    wanted = set(names)
    for score in reversed(meter.structure.scores):
        if score.id in wanted:
            wanted |= {name for name in score.inputs if name in meter.scores}
    scores = tuple(score for score in meter.structure.scores if score.id in wanted)
    structure: Structure = meter.structure.model_copy(update={"scores": scores, "maximum_missing": None})
    return replace(meter, structure=structure)


def _steps(meter: Meter, score: ScoreDefinition) -> Steps | None:
    alone = all(step.kind in OF_THE_SCORE_ALONE for step in score.transform) and score.standard_error is None
    return steps_of(meter, score) if alone else None


def _parts(steps: Mapping[str, Steps]) -> Parts:
    """Items that the same scores add in the same steps: they are added up once."""
    users: dict[tuple[str, bytes], set[str]] = {}
    columns = {}
    for score, found in steps.items():
        for item, column in found.by_item.items():
            users.setdefault((item, column.tobytes()), set()).add(score)
            columns[item, column.tobytes()] = column
    parts: dict[frozenset[str], dict[str, np.ndarray]] = {}
    for (item, key), scores in users.items():
        parts.setdefault(frozenset(scores), {})[item] = columns[item, key]
    return list(parts.items())


def _composed(meter: Meter, tables: Mapping[str, object]) -> tuple[ScoreDefinition, ...]:
    """Scores of nothing but earlier scores that come from tables, or are composed of such."""
    found: dict[str, ScoreDefinition] = {}
    for score in meter.structure.scores:
        of_scores = all(name in tables or name in found for name in score.inputs)
        if score.id not in tables and of_scores and not items_behind(meter.structure, score):
            found[score.id] = score
    return tuple(found.values())


def _items(meter: Meter, tables: Tables, discards: Discards | None) -> Iterator[str]:
    for name, table in tables.items():
        yield from table.items if isinstance(table, CombinationTable) else meter.scores[name].items
    yield from discards.part.items if discards else ()
