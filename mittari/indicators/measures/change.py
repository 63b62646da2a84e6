"""What changed: for every score the mean change over the path, and how many changed more than the noise."""

from functools import partial

from mittari.change.by_meter import why_no_verdict
from mittari.change.group import TOLD, GroupChange
from mittari.change.verdict import Verdict
from mittari.definitions.indicator import Indicator
from mittari.indicators.cohort import Cohort
from mittari.indicators.figure import Cell, Equation, Figure, Kind, Table, cells_of
from mittari.indicators.pairs import changes_of
from mittari.indicators.parts import people, shared
from mittari.indicators.question import Question
from mittari.indicators.sums import Key, Sums

ENDS = (Verdict.IMPROVED, Verdict.WORSE)
"""The verdicts that matter most: also given as a share of all who should be measured, and hidden last."""


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
    cells = _cells(group, ("change", indicator.population), question, key)
    eligible, measured = cells["eligible"], cells["measured"]
    # Where nobody can get a verdict, "0 % improved" would be a lie.
    told = list(Verdict) if can_be_told(question, *key) else [Verdict.CANNOT_TELL]
    table = Table((_mean(group, indicator, question, key, measured, eligible),))
    for verdict in told:
        table += shared(indicator, verdict.value, cells[verdict], measured, eligible, at)
    for verdict in (one for one in told if one in ENDS):
        table += shared(indicator, f"{verdict.value}_of_all", cells[verdict], eligible, eligible, at)
    equations = (
        Equation(eligible.key, (measured.key, cells["missing"].key)),
        Equation(measured.key, tuple(cells[verdict].key for verdict in told)),
    )
    return table + Table((), cells_of([eligible, measured, cells["missing"]]), equations)


def _cells(group: GroupChange, base: Key, question: Question, key: Key) -> dict[str, Cell]:
    """The counts of a score; those eligible are the same for all scores of a version."""
    meter = question.meter(*key[:2])
    cell = partial(people, least=meter.structure.minimum_group if meter else 0)
    counts = {verdict.value: group.verdicts.get(verdict, 0) for verdict in TOLD}
    counts[Verdict.CANNOT_TELL.value] = group.measured - group.told
    cells = {name: cell((*base, *key, name), count, 3 if name in ENDS else 1) for name, count in counts.items()}
    cells["eligible"] = cell((*base, *key[:2], "eligible"), group.eligible, importance=0)
    cells["measured"] = cell((*base, *key, "measured"), group.measured, importance=5)
    cells["missing"] = cell((*base, *key, "missing"), group.eligible - group.measured, shown=False)
    return cells


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


def can_be_told(question: Question, instrument: str, version: str, score: str) -> bool:
    """Whether a person's change in this score can get a verdict at all."""
    meter = question.meter(instrument, version)
    return meter is not None and why_no_verdict(meter, score) is None


def remarks(question: Question, instrument: str, version: str, score: str) -> tuple[str, ...]:
    """What a reader must know about the verdicts of a score: where its SEM is from, or why there are none."""
    meter = question.meter(instrument, version)
    if meter is None:
        return ("unknown_version",)
    norm, reason = meter.sem(score), why_no_verdict(meter, score)
    return (f"sem_{norm.status}",) if norm and reason is None else (str(reason),)
