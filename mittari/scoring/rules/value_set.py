"""The index of a profile of levels, by a published value set of one country and year.

index = start - decrements of all levels - any_above_1 - any_4 - any_5 - count_45_squared * (n - 1)^2 - products,
where n is the number of inputs at level 4 or 5 (and that term is 0 for n = 0), rounded to the set's decimals, halves
away from zero. Published decrements have few decimals, so halves do occur: they are added up as whole numbers of
millionths, because binary fractions would round 0.5985 this way or that.
"""

from collections.abc import Iterator

import numpy as np

from mittari.definitions.rules.value_set import FromValueSet
from mittari.definitions.score import ScoreDefinition
from mittari.definitions.table import ValueSet
from mittari.scoring.given import Given
from mittari.scoring.rules.adding import Raw, add_up, only_where_met

MILLION = 1_000_000


def rule(how: FromValueSet, score: ScoreDefinition, given: Given) -> Raw:
    """The index; every input must be there."""
    values = {name: given.value(name) for name in score.inputs}
    _, answered = add_up(list(values.values()))
    table = given.meter.structure.value_sets[how.value_set]
    millionths = np.full(len(answered), _millionths(table.start))
    for decrement in _decrements(table, values):
        millionths = millionths - decrement
    return only_where_met(_rounded(millionths, table.decimals), answered, len(values)), answered


def _millionths(number: float) -> int:
    return round(number * MILLION)


def _rounded(millionths: np.ndarray, decimals: int) -> np.ndarray:
    unit = 10 ** (6 - decimals)
    return np.sign(millionths) * ((2 * np.abs(millionths) + unit) // (2 * unit)) / 10**decimals


def _decrements(table: ValueSet, values: dict[str, np.ndarray]) -> Iterator[np.ndarray]:
    for name, by_level in table.decrements.items():
        for level, decrement in by_level.items():
            yield np.where(values[name] == level, _millionths(decrement), 0)
    levels = np.array(list(values.values()))
    yield np.where((levels > 1).any(axis=0), _millionths(table.any_above_1), 0)
    yield np.where((levels >= 4).any(axis=0), _millionths(table.any_4), 0)
    yield np.where((levels == 5).any(axis=0), _millionths(table.any_5), 0)
    severe = np.maximum((levels >= 4).sum(axis=0) - 1, 0)
    yield _millionths(table.count_45_squared) * severe**2
    for product in table.products:
        together = np.logical_and.reduce([np.isin(values[name], wanted) for name, wanted in product.items.items()])
        yield np.where(together, _millionths(product.value), 0)
