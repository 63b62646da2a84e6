"""Which counts to hide: those of small groups, and as many others as keep them from being worked out."""

from collections.abc import Collection

from mittari.disclosure.audit import exposed_in, groups, is_small
from mittari.errors import DisclosureError
from mittari.indicators.figure import Table
from mittari.indicators.sums import Key


def small_groups(table: Table, k: int) -> frozenset[Key]:
    """The counts that a reader would see and that are about 1 to k - 1 people."""
    return frozenset(key for key, cell in table.cells.items() if cell.shown and is_small(cell, k))


def protect(table: Table, k: int) -> frozenset[Key]:
    """The counts to hide so that every small one keeps a span of at least k; raises DisclosureError if none will do.

    One count after the other is hidden where something could still be worked out: the least important first, then
    the smallest. Zeros stay, as hiding them would protect nothing.
    """
    hidden = small_groups(table, k)
    safe: set[frozenset[Key]] = set()
    while True:
        pending = [group for group in groups(table, hidden) if group[0] not in safe]
        more = {}
        for group in pending:
            found = exposed_in(table, group, hidden, k)
            if found:
                more[group[0]] = _another(table, found[0], hidden)
            else:
                safe.add(group[0])
        if not more:
            return hidden
        hidden |= frozenset(more.values())


def _another(table: Table, key: Key, hidden: Collection[Key]) -> Key:
    """The count nearest to a key, by equations, that may be hidden as well."""
    reached = {key}
    while True:
        near = [one for one in table.equations if reached.intersection((one.total, *one.parts))]
        around = reached.union(*((one.total, *one.parts) for one in near))
        cells = [table.cells[other] for other in around]
        free = [cell for cell in cells if cell.shown and cell.key not in hidden and cell.value > 0]
        if free:
            return min(free, key=lambda cell: (cell.importance, cell.value, cell.key)).key
        if around == reached:
            raise DisclosureError(
                f"{'/'.join(key)} is about too few people and can't be protected; nothing was released; "
                "ask for a longer period or a larger area"
            )
        reached = around
