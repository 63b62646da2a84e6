"""What of a meter nobody has yet held against the publisher's own document."""

from collections.abc import Iterator
from itertools import takewhile

from mittari.definitions.score import ScoreDefinition
from mittari.definitions.structure import Structure
from mittari.definitions.transform import AgainstNorm, Lookup


def unverified(structure: Structure, score: ScoreDefinition) -> tuple[str, ...]:
    """The ids of the sources and tables behind a score that carry no `verified_by`; empty if all are verified."""
    return tuple(dict.fromkeys(_unverified(structure, score)))


def _unverified(structure: Structure, score: ScoreDefinition) -> Iterator[str]:
    for name in (score.evidence, score.bands_evidence):
        if name in structure.evidence and structure.evidence[name].verified_by is None:
            yield name
    for kind, name in _tables(score):
        table = getattr(structure, kind).get(name)
        if table is not None and table.verified_by is None:
            yield name
    for earlier in takewhile(lambda other: other.id != score.id, structure.scores):
        if earlier.id in score.inputs:
            yield from _unverified(structure, earlier)


def _tables(score: ScoreDefinition) -> Iterator[tuple[str, str]]:
    if score.rule.kind == "value_set":
        yield "value_sets", score.rule.value_set
    for step in score.transform:
        if isinstance(step, Lookup):
            yield "tables", step.table
        elif isinstance(step, AgainstNorm):
            yield "norm_tables", step.table
