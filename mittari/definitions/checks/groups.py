"""Groups of repeated questions whose number of copies nothing tells."""

from collections.abc import Iterator

from mittari.definitions.item import AnswerKind
from mittari.definitions.meter import Meter, MeterFiles
from mittari.errors import Problem

COUNTING = (AnswerKind.CHOICE, AnswerKind.RATING, AnswerKind.NUMBER)


def check(meter: Meter, files: MeterFiles) -> Iterator[Problem]:
    """Problems of groups, each at its line."""
    for number, group in enumerate(meter.structure.groups):
        place = ("groups", number, "count")
        item = meter.items.get(group.count)
        if item is None:
            reason = f"{group.id}: there is no item {group.count!r}"
            yield files.structure.problem(place, reason, "name the item that tells how many there are")
        elif item.kind not in COUNTING:
            reason = f"{group.id}: {item.id} is a {item.kind}"
            yield files.structure.problem(place, reason, "a number tells how many there are")
