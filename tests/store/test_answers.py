"""What was answered comes back, with what was not answered."""

from sqlalchemy import Connection

from mittari.store import answers
from mittari.store.submission import record
from tests.store.world import measurement, meter


def test_every_item_has_an_answer_or_a_reason(connection: Connection) -> None:
    form = measurement(works=0, ability=-127)
    record(connection, meter(), form)
    assert answers.of_measurement(connection, form.id) == {
        "mornings": 3,
        "errands": 1,
        "works": 0,
        "at_work": -125,
        "ability": -127,
        "distance": -128,
        "since": -128,
        "wish": "canary wish",
    }
