"""What changed: for every score the mean change over the path, and how many changed more than the noise."""

from mittari.change.group import TOLD, GroupChange
from mittari.change.verdict import Verdict
from mittari.definitions.indicator import Indicator
from mittari.definitions.score import Direction
from mittari.definitions.structure import UseLevel
from mittari.indicators.cohort import Cohort
from mittari.indicators.figure import Cell, Equation, Figure, Kind, Table, cells_of
from mittari.indicators.pairs import changes_of
from mittari.indicators.parts import people, shared
from mittari.indicators.question import Question
from mittari.indicators.sums import Key, Sums


def add(cohort: Cohort, indicator: Indicator) -> Sums:
    """For each instrument, version and score the sums of a GroupChange."""
    sums = Sums()
    for found in changes_of(cohort, cohort.population(indicator.population)):
        sums += _as_sums((found.instrument, found.version, found.score), GroupChange.of(found.changes))
    return sums


def _as_sums(key: Key, group: GroupChange) -> Sums:
    names = ("eligible", "measured", "total", "squares")
    numbers: dict[Key, float] = {(*key, name): getattr(group, name) for name in names}
    numbers |= {(*key, "verdict", name): count for name, count in group.verdicts.items()}
    numbers |= {(*key, "reason", name): count for name, count in group.reasons.items()}
    return Sums(numbers)


def _as_group(sums: Sums, key: Key) -> GroupChange:
    return GroupChange(
        eligible=sums.count(*key, "eligible"),
        measured=sums.count(*key, "measured"),
        total=sums[(*key, "total")],
        squares=sums[(*key, "squares")],
        verdicts={verdict.value: sums.count(*key, "verdict", verdict.value) for verdict in Verdict},
        reasons={code: sums.count(*key, "reason", code) for code in sums.codes(*key, "reason")},
    )


def figures(sums: Sums, indicator: Indicator, question: Question) -> Table:
    """For each score the mean change, and the share of each verdict among those measured twice and among all."""
    table = Table()
    for instrument in sums.codes():
        for version in sums.codes(instrument):
            scores = sums.codes(instrument, version)
            meter = question.meter(instrument, version)
            for score in sorted(scores, key=(list(meter.scores) if meter else scores).index):
                key = (instrument, version, score)
                table += _score(_as_group(sums, key), indicator, question, key)
    return table


def _score(group: GroupChange, indicator: Indicator, question: Question, key: Key) -> Table:
    at = tuple(zip(("instrument", "version", "score"), key, strict=True))
    base = ("change", indicator.population)
    eligible = people((*base, *key[:2], "eligible"), group.eligible, importance=0)
    measured = people((*base, *key, "measured"), group.measured, importance=5)
    missing = people((*base, *key, "missing"), group.eligible - group.measured, shown=False)
    counts = {verdict: group.verdicts.get(verdict, 0) for verdict in TOLD}
    counts[Verdict.CANNOT_TELL] = group.measured - group.told
    parts = {verdict: people((*base, *key, verdict.value), count) for verdict, count in counts.items()}
    table = Table(
        (_mean(group, indicator, question, key, measured, eligible),), cells_of([measured, eligible, missing])
    )
    for verdict, cell in parts.items():
        table += shared(indicator, verdict.value, cell, measured, eligible, at)
    for verdict in (Verdict.IMPROVED, Verdict.WORSE):
        table += shared(indicator, f"{verdict.value}_of_all", parts[verdict], eligible, eligible, at)
    equations = (
        Equation(eligible.key, (measured.key, missing.key)),
        Equation(measured.key, tuple(cell.key for cell in parts.values())),
    )
    return table + Table((), {}, equations)


def _mean(
    group: GroupChange, indicator: Indicator, question: Question, key: Key, measured: Cell, eligible: Cell
) -> Figure:
    low, high = group.mean_interval()
    known = group.measured > 1
    return Figure(
        indicator.id,
        indicator.version,
        "mean_change",
        Kind.MEAN,
        tuple(zip(("instrument", "version", "score"), key, strict=True)),
        None,
        measured.key,
        eligible.key,
        group.mean if known else None,
        float(low) if known else None,
        float(high) if known else None,
        remarks(question, *key),
    )


def remarks(question: Question, instrument: str, version: str, score: str) -> tuple[str, ...]:
    """What a reader must know about the verdicts of a score: where its SEM is from, or why there are none."""
    meter = question.meter(instrument, version)
    if meter is None:
        return ("unknown_version",)
    one_way = meter.scores[score].direction != Direction.NONE
    if meter.structure.use_level != UseLevel.INDIVIDUAL or not one_way:
        return ("group_only",)
    norm = meter.sem(score)
    return (f"sem_{norm.status}",) if norm else ("no_sem",)
