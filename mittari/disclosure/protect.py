"""Which counts to hide: those of small groups, and as many others as keep them from being worked out."""

from collections.abc import Collection

from mittari.disclosure.audit import exposed_in, groups, is_small
from mittari.errors import DisclosureError
from mittari.indicators.figure import Equation, Table
from mittari.indicators.sums import Key


def small_groups(table: Table, k: int) -> frozenset[Key]:
    """The counts that a reader would see and that are about 1 to k - 1 people."""
    return frozenset(key for key, cell in table.cells.items() if cell.shown and is_small(cell, k))


def protect(table: Table, k: int) -> frozenset[Key]:
    """The counts to hide so that every small one keeps a span of at least k; raises DisclosureError if none will do.

    One count after the other is hidden where something could still be worked out: the least important first, then
    the smallest. In the end those that turn out not to be needed are shown again. Zeros stay, as hiding them would
    protect nothing.
    """
    small = small_groups(table, k)
    return _without_needless(table, _enough(table, small, k), small, k)


def _enough(table: Table, hidden: frozenset[Key], k: int) -> frozenset[Key]:
    safe: set[frozenset[Key]] = set()
    while True:
        pending = [group for group in groups(table, hidden) if group[0] not in safe]
        more = {}
        for group in pending:
            found = next(exposed_in(table, group, hidden, k), None)
            if found:
                more[group[0]] = _another(table, found, hidden)
            else:
                safe.add(group[0])
        if not more:
            return hidden
        hidden |= frozenset(more.values())


def _without_needless(table: Table, hidden: frozenset[Key], small: frozenset[Key], k: int) -> frozenset[Key]:
    """The hidden counts less those that may be seen without harm, tried in order of importance and size."""
    extra = sorted(hidden - small, key=lambda key: (table.cells[key].importance, table.cells[key].value), reverse=True)
    for key in extra:
        if not _harms(table, hidden - {key}, key, k):
            hidden -= {key}
    return hidden


def _harms(table: Table, hidden: frozenset[Key], key: Key, k: int) -> bool:
    """Whether something can be worked out now that a count is seen."""
    near = {other for one in _with(table, key) for other in (one.total, *one.parts)}
    touched = (group for group in groups(table, hidden) if group[0] & near)
    return any(True for group in touched for _ in exposed_in(table, group, hidden, k))


def _with(table: Table, key: Key) -> list[Equation]:
    """The equations that a count is in."""
    return [one for one in table.equations if key == one.total or key in one.parts]


def _ties(table: Table, key: Key) -> int:
    """How many equations a count is in; hiding one with many draws others along."""
    return len(_with(table, key))


def _another(table: Table, key: Key, hidden: Collection[Key]) -> Key:
    """The least important count that a reader could use to work out a key, and that may be hidden as well."""
    reached = passed = frozenset([key])
    while passed:
        near = (one for one in table.equations if passed.intersection((one.total, *one.parts)))
        more = frozenset(other for one in near for other in (one.total, *one.parts)) - reached
        reached, passed = reached | more, frozenset(one for one in more if one in hidden or not table.cells[one].shown)
    cells = [table.cells[other] for other in reached]
    free = [cell for cell in cells if cell.shown and cell.key not in hidden and cell.value > 0]
    if not free:
        raise DisclosureError(
            f"{'/'.join(key)} is about too few people and can't be protected; nothing was released; "
            "ask for a longer period or a larger area"
        )
    return min(free, key=lambda cell: (cell.importance, _ties(table, cell.key), cell.value, cell.key)).key
