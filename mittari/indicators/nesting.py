"""Which counts of people lie within others that are published somewhere else in the report.

A reader may subtract any figure from any other. Where one is known to be part of the other, the difference is a number
of people as well, and the equations here tell `mittari.disclosure` so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mittari.definitions.meter import Meter
from mittari.indicators.figure import Cell, Equation, Table, cells_of
from mittari.indicators.parts import within
from mittari.indicators.sums import Key

BOTH = ("clients", "ended", "started")
OF_A_PERSON = ((), ("clients_by", "gender"))
"""What follows the population in the keys of counts that are the same on whichever path of a person."""


@dataclass(frozen=True)
class Stages:
    """One version of an instrument: who should be measured, of them at entry, and of these twice, for each score.

    Nobody prints those `entered`; they stand between what is printed. `needed` are pairs of a score and one that can't
    be there without it.
    """

    eligible: Cell
    entered: Cell
    measured: tuple[Cell, ...]
    needed: tuple[tuple[Cell, Cell], ...] = ()

    def table(self) -> Table:
        """Each stage within the one before; the scores of a version overlap, so they are subtracted one by one."""
        tables = [within(self.eligible, self.entered), *(within(self.entered, one) for one in self.measured)]
        # Scores that were imported need not follow from the answers.
        tables += [within(wide, narrow) for wide, narrow in self.needed if wide.value >= narrow.value]
        return sum(tables, Table())


def needs(meter: Meter, score: str) -> frozenset[str]:
    """The scores without which one can't be there: those it is computed from, and those that ask for no more answers.

    Empty for a score that does with some of its answers.
    """
    scores, items = _needed(meter, score)
    others = {
        name for name, one in meter.scores.items() if one.items and not one.scores and items.issuperset(one.items)
    }
    return frozenset(scores | others) - {score}


def _needed(meter: Meter, score: str) -> tuple[frozenset[str], frozenset[str]]:
    """The scores and the items that must all be there for a score."""
    own = meter.scores[score]
    if own.least_answered < len(own.inputs):
        return frozenset(), frozenset()
    below = [_needed(meter, name) for name in own.scores]
    scores = frozenset(own.scores).union(*(names for names, _ in below))
    return scores, frozenset(own.items).union(*(items for _, items in below))


def stages_within(clients: Cell, entered: Cell, versions: Sequence[Stages], only: bool) -> Table:
    """The versions of one instrument within all clients, and within those measured at entry by any instrument.

    Each client counts for one version. Where it is the `only` instrument, readers know that nobody else was measured.
    """
    table = sum((one.table() for one in versions), within(clients, *(one.eligible for one in versions)))
    own = [one.entered for one in versions]
    if only and sum(cell.value for cell in own) == entered.value:
        equation = Equation(entered.key, tuple(cell.key for cell in own))
        return table + Table((), cells_of([entered, *own]), (equation,))
    return table + within(entered, *own)


def populations_within(table: Table) -> Table:
    """What one population's counts are within another's, where a report has indicators of several populations.

    Whose path started in the period counts by that same path among the active, so each count of theirs is within the
    same count of the active. Whose path ended may have begun another since: only what does not hang on the path is.
    """
    shown = {key: cell for key, cell in table.cells.items() if cell.shown}
    pairs = [(shown[wider], cell) for key, cell in shown.items() for wider in _wider(key) if wider in shown]
    return sum((within(total, cell) for total, cell in pairs), Table())


def _wider(key: Key) -> list[Key]:
    what, population, *rest = key
    if key == BOTH:
        return [(what, "started"), (what, "ended")]
    if population == "started" or (population == "ended" and tuple(rest[:2]) in OF_A_PERSON):
        return [(what, "active", *rest)]
    return []
