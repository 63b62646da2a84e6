"""What changed: for every score the mean change over the path, and how many changed more than the noise."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from mittari.change.by_meter import why_no_verdict
from mittari.change.group import TOLD, GroupChange
from mittari.change.verdict import Verdict
from mittari.definitions.indicator import Indicator
from mittari.definitions.meter import Meter
from mittari.definitions.unverified import unverified
from mittari.indicators.cohort import Cohort
from mittari.indicators.figure import Breakdown, Cell, Equation, Figure, Kind, Table, cells_of
from mittari.indicators.nesting import Stages, needs, stages_within
from mittari.indicators.pairs import changes_of
from mittari.indicators.parts import clients_of, measured_at, people, shared, within
from mittari.indicators.question import Question
from mittari.indicators.sums import Key, Sums
from mittari.paths.points import Point

ENDS = (Verdict.IMPROVED, Verdict.WORSE)
"""The verdicts that matter most: also given as a share of all who should be measured, and hidden last."""


def add(cohort: Cohort, indicator: Indicator) -> Sums:
    """The clients, those measured at entry, and for each instrument, version and score the sums of a GroupChange."""
    clients = cohort.population(indicator.population)
    entered = cohort.measured(clients, Point.ENTRY)["client"].nunique()
    sums = Sums({("clients",): len(clients), ("entered",): entered})
    for found in changes_of(cohort, clients):
        key = ("score", found.instrument, found.version, found.score)
        sums += _as_sums(key, GroupChange.of(found.changes))
        sums += Sums({(*key, "entered"): found.entered, (*key, "across"): found.across})
    return sums


def _as_sums(key: Key, group: GroupChange) -> Sums:
    names = ("eligible", "measured", "total", "squares")
    numbers: dict[Key, float] = {(*key, name): getattr(group, name) for name in names}
    numbers |= {(*key, "verdict", name): count for name, count in group.verdicts.items()}
    numbers |= {(*key, "reason", name): count for name, count in group.reasons.items()}
    return Sums(numbers)


def _as_group(sums: Sums, key: Key) -> GroupChange:
    key = ("score", *key)
    return GroupChange(
        eligible=sums.count(*key, "eligible"),
        measured=sums.count(*key, "measured"),
        total=sums[(*key, "total")],
        squares=sums[(*key, "squares")],
        verdicts={verdict.value: sums.count(*key, "verdict", verdict.value) for verdict in Verdict},
        reasons={code: sums.count(*key, "reason", code) for code in sums.codes(*key, "reason")},
    )


@dataclass(frozen=True)
class Scored:
    """One score of one version of an instrument: its key, its sums, and its counts by name.

    `across` says whether some were first measured by an earlier version, and compared by a crosswalk; `needs` are the
    scores without which nobody has this one.
    """

    key: Key
    group: GroupChange
    cells: Mapping[str, Cell]
    across: bool
    needs: frozenset[str]

    @property
    def at(self) -> Breakdown:
        """Where its figures stand in a breakdown."""
        return tuple(zip(("instrument", "version", "score"), self.key, strict=True))


def figures(sums: Sums, indicator: Indicator, question: Question) -> Table:
    """For each score the mean change, and the share of each verdict among those measured twice and among all."""
    clients = clients_of(indicator.population, sums.count("clients"), shown=False)
    entered = measured_at(Point.ENTRY, indicator.population, sums.count("entered"), shown=False)
    instruments = sums.codes("score")
    table = Table()
    for instrument in instruments:
        versions = [(instrument, version) for version in sums.codes("score", instrument)]
        scores = [_scores(sums, indicator, question, version) for version in versions]
        table += sum((_figures(one, indicator, question) for own in scores for one in own), Table())
        table += stages_within(clients, entered, [_stages(own) for own in scores], only=len(instruments) == 1)
    return table


def _scores(sums: Sums, indicator: Indicator, question: Question, version: Key) -> list[Scored]:
    """The scores of a version, in the order of the meter."""
    names, meter = sums.codes("score", *version), question.meter(*version)
    keys = [(*version, name) for name in sorted(names, key=(list(meter.scores) if meter else names).index)]
    return [_scored(sums, indicator, meter, key) for key in keys]


def _scored(sums: Sums, indicator: Indicator, meter: Meter | None, key: Key) -> Scored:
    needed = needs(meter, key[-1]) if meter else frozenset()
    cell = partial(people, least=meter.structure.minimum_group if meter else 0)
    cells = _cells(sums, indicator, key, cell)
    if needed:
        cells["measured"] = replace(cells["measured"], importance=4)
    return Scored(key, _as_group(sums, key), cells, sums.count("score", *key, "across") > 0, needed)


def _cells(sums: Sums, indicator: Indicator, key: Key, cell: Callable[..., Cell]) -> dict[str, Cell]:
    """The counts of a score; those eligible, and of them entered, are the same for all scores of a version."""
    base, group = ("change", indicator.population), _as_group(sums, key)
    counts = {verdict.value: group.verdicts.get(verdict, 0) for verdict in TOLD}
    counts[Verdict.CANNOT_TELL.value] = group.measured - group.told
    cells = {name: cell((*base, *key, name), count, 3 if name in ENDS else 1) for name, count in counts.items()}
    cells["eligible"] = cell((*base, *key[:2], "eligible"), group.eligible, importance=0)
    cells["entered"] = cell((*base, *key[:2], "entered"), sums.count("score", *key, "entered"), shown=False)
    cells["measured"] = cell((*base, *key, "measured"), group.measured, importance=5)
    return cells


def _stages(scores: Sequence[Scored]) -> Stages:
    first, measured = scores[0].cells, {one.key[-1]: one.cells["measured"] for one in scores}
    needed = tuple(
        (measured[name], one.cells["measured"]) for one in scores for name in sorted(one.needs & {*measured})
    )
    return Stages(first["eligible"], first["entered"], tuple(measured.values()), needed)


def _figures(score: Scored, indicator: Indicator, question: Question) -> Table:
    cells, eligible, measured = score.cells, score.cells["eligible"], score.cells["measured"]
    # Where nobody can get a verdict, "0 % improved" would be a lie.
    told = list(Verdict) if can_be_told(question, *score.key) else [Verdict.CANNOT_TELL]
    table = Table((_mean(score, indicator, question),))
    for verdict in told:
        table += shared(indicator, verdict.value, cells[verdict], measured, eligible, score.at)
    for verdict in (one for one in told if one in ENDS):
        table += shared(indicator, f"{verdict.value}_of_all", cells[verdict], eligible, eligible, score.at)
    equation = Equation(measured.key, tuple(cells[verdict].key for verdict in told))
    return table + Table((), cells_of([eligible, measured]), (equation,)) + within(eligible, measured)


def _mean(score: Scored, indicator: Indicator, question: Question) -> Figure:
    low, high = score.group.mean_interval()
    known = score.group.measured > 1
    return Figure(
        indicator.id,
        indicator.version,
        "mean_change",
        Kind.MEAN,
        score.at,
        None,
        score.cells["measured"].key,
        score.cells["eligible"].key,
        score.group.mean if known else None,
        float(low) if known else None,
        float(high) if known else None,
        (*remarks(question, *score.key), *(("across_versions",) if score.across else ())),
    )


def can_be_told(question: Question, instrument: str, version: str, score: str) -> bool:
    """Whether a person's change in this score can get a verdict at all."""
    meter = question.meter(instrument, version)
    return meter is not None and why_no_verdict(meter, score) is None


def remarks(question: Question, instrument: str, version: str, score: str) -> tuple[str, ...]:
    """What a reader must know of a score: where its SEM is from or why nobody gets a verdict, and an unverified key."""
    meter = question.meter(instrument, version)
    if meter is None:
        return ("unknown_version",)
    norm, reason = meter.sem(score), why_no_verdict(meter, score)
    told = f"sem_{norm.status}" if norm and reason is None else str(reason)
    return (told, "unverified_key") if unverified(meter.structure, meter.scores[score]) else (told,)
