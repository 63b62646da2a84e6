"""Which questions a person is asked, also where one hangs on what the answers so far come to."""

from collections.abc import Mapping

from mittari.answers.shown import hangs_on_score, shown_items
from mittari.definitions.item import Item
from mittari.definitions.meter import Meter
from mittari.scoring.score import score_one


def questions_shown(meter: Meter, answers: Mapping[str, object]) -> list[Item]:
    """The items shown to a person with these answers so far (item id -> code or text), in order."""
    if not hangs_on_score(meter):
        return shown_items(meter, answers)
    scores = {name: value for name, (value, _) in score_one(meter, answers).items()}
    return shown_items(meter, answers, scores)
