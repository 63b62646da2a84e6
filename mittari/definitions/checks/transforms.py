"""Transforms that can't be carried out, and tables that nothing reads or that have holes."""

from collections.abc import Iterator

from mittari.definitions.item import AnswerKind
from mittari.definitions.meter import Meter, MeterFiles
from mittari.definitions.score import ScoreDefinition
from mittari.definitions.table import NormTable, Table
from mittari.definitions.transform import AgainstNorm, Bins, Linear, Lookup, Transform
from mittari.errors import Problem

Finding = tuple[str, str, str]
WHOLE_RULES = ("sum", "count", "minimum", "maximum")


def check_transforms(meter: Meter, score: ScoreDefinition) -> Iterator[Finding]:
    """Problems of a score's transforms."""
    for number, step in enumerate(score.transform):
        yield from _step(meter, score, step, number)
    if score.standard_error is not None:
        item = meter.items.get(score.standard_error)
        if item is not None and item.filled_from != "import":
            yield "standard_error", f"{item.id} is not imported", "an item with filled_from: import holds it"


def _step(meter: Meter, score: ScoreDefinition, step: Transform, number: int) -> Iterator[Finding]:
    structure = meter.structure
    if isinstance(step, Linear) and (step.from_[0] >= step.from_[1] or step.to[0] == step.to[1]):
        yield "transform", "a range is empty or runs backwards", "write [low, high]"
    if isinstance(step, Lookup) and step.table not in structure.tables:
        yield "transform", f"there is no table {step.table!r}", "add it under tables"
    if isinstance(step, Lookup) and (number or not _gives_whole_numbers(meter, score)):
        yield "transform", "a table needs whole raw scores", "use it first, with the rule sum of whole values"
    if isinstance(step, AgainstNorm) and step.table not in structure.norm_tables:
        yield "transform", f"there is no norm table {step.table!r}", "add it under norm_tables"
    if isinstance(step, Bins) and list(step.starts) != sorted(step.starts):
        yield "transform", "the starts of the bins do not rise", "write the lowest first"


def _gives_whole_numbers(meter: Meter, score: ScoreDefinition) -> bool:
    items = [meter.items[name] for name in score.items if name in meter.items]
    values = [value for item in items for value in (item.recode or {}).values()]
    whole = all(value == int(value) for value in values) and not score.scores
    return score.rule.kind in WHOLE_RULES and whole and all(item.kind is not AnswerKind.NUMBER for item in items)


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of tables, value sets and norm tables, each at its line."""
    for kind, name, reason, advice in (*_unused(meter), *_holes(meter)):
        yield files.structure.problem((kind, name), reason, advice)


def _unused(meter: Meter) -> Iterator[tuple[str, str, str, str]]:
    structure, remove = meter.structure, "remove it or use it"
    steps = [step for score in structure.scores for step in score.transform]
    sources = {name for score in structure.scores for name in (score.evidence, score.bands_evidence)}
    used: dict[str, set[str | None]] = {
        "tables": {step.table for step in steps if isinstance(step, Lookup)},
        "norm_tables": {step.table for step in steps if isinstance(step, AgainstNorm)},
        "value_sets": {score.rule.value_set for score in structure.scores if score.rule.kind == "value_set"},
        "evidence": sources,
    }
    for kind, names in used.items():
        for name in getattr(structure, kind):
            if name not in names:
                yield kind, name, f"no score uses this {WORDS[kind]}", remove


WORDS = {"tables": "table", "norm_tables": "norm table", "value_sets": "value set", "evidence": "evidence"}


def _holes(meter: Meter) -> Iterator[tuple[str, str, str, str]]:
    for name, table in meter.structure.tables.items():
        yield from (("tables", name, reason, advice) for reason, advice in _table(table))
    for name, norms in meter.structure.norm_tables.items():
        yield from (("norm_tables", name, reason, advice) for reason, advice in _norms(meter, norms))


def _table(table: Table) -> Iterator[tuple[str, str]]:
    for part in ("standard_errors", "low", "high"):
        found = getattr(table, part)
        if found and set(found) != set(table.rows):
            yield f"{part} is not about the same raw scores as rows", "give one for each row"
    if bool(table.low) != bool(table.high):
        yield "only one end of the interval is there", "give low and high"


def _norms(meter: Meter, table: NormTable) -> Iterator[tuple[str, str]]:
    for key in ("gender", "age"):
        name = getattr(table, key)
        if name is not None and name not in meter.items:
            yield f"there is no item {name!r}", f"name the item that holds the {key}"
    if table.gender is None and any(row.gender is not None for row in table.rows):
        yield "rows tell genders apart, but no item is named for it", "add gender: ITEM"
    if table.age is None and any(row.age_from is not None for row in table.rows):
        yield "rows tell ages apart, but no item is named for it", "add age: ITEM"
    if _overlap(table):
        yield "two rows are about the same people", "let the age spans of a gender not overlap"


def _overlap(table: NormTable) -> bool:
    rows = table.rows
    pairs = [(one, two) for place, one in enumerate(rows) for two in rows[place + 1 :]]
    return any(
        (one.gender is None or two.gender is None or one.gender == two.gender)
        and (one.age_from is None or two.age_to is None or one.age_from <= two.age_to)
        and (two.age_from is None or one.age_to is None or two.age_from <= one.age_to)
        for one, two in pairs
    )
