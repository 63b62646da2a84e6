"""Which answers of a form ask for somebody to be in touch."""

from collections.abc import Mapping

from mittari.answers.multichoice import to_codes
from mittari.answers.non_answer import NonAnswer
from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter


def alerting(meter: Meter, answers: Mapping[str, object]) -> tuple[str, ...]:
    """The ids of the items whose answers meet their alert, in the order they are asked; a non-answer never does."""
    return tuple(item.id for item in meter.structure.items if _meets(meter, item, answers.get(item.id)))


def _meets(meter: Meter, item: Item, answer: object) -> bool:
    if item.alert is None or not isinstance(answer, int | float) or answer in set(NonAnswer) or answer != answer:
        return False
    if item.alert.any_of is None:
        return answer >= (item.alert.at_least or 0)
    ticked = to_codes(answer, meter.coding(item)) if item.kind is AnswerKind.MULTICHOICE else [answer]
    return any(code in item.alert.any_of for code in ticked)
