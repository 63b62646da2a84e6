"""Which items a score rests on, whether it adds them up or only looks at them."""

from collections.abc import Iterator

from mittari.definitions.score import ScoreDefinition
from mittari.definitions.structure import Structure
from mittari.definitions.transform import AgainstNorm


def items_behind(structure: Structure, score: ScoreDefinition) -> tuple[str, ...]:
    """The ids of all items that a score needs, each once; the scores it is made of stand for themselves."""
    return tuple(dict.fromkeys(name for name in _named(structure, score) if name is not None))


def _named(structure: Structure, score: ScoreDefinition) -> Iterator[str | None]:
    yield from score.items
    for condition in getattr(score.rule, "conditions", ()):
        yield condition.item
    if score.rule.kind in ("weighted_sum", "weighted_mean"):
        yield score.rule.chosen_by
    if score.rule.kind == "goal_attainment":
        yield from score.rule.weights
    for step in score.transform:
        table = structure.norm_tables.get(step.table) if isinstance(step, AgainstNorm) else None
        if table:
            yield from (table.gender, table.age)
    yield score.standard_error
