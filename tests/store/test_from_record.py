"""Age and gender come from the client's record, and never in the place of what a form itself says."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine

from mittari.answers.non_answer import NonAnswer
from mittari.store.engine import reading
from mittari.store.from_record import with_record
from tests.scoring.rules.raw import meter_of, rating
from tests.store.world import CLIENT, OTHER, measurement

MISSING, REFUSED = float(NonAnswer.MISSING), float(NonAnswer.REFUSED)
GENDER = {
    "id": "gender",
    "kind": "choice",
    "coding": "g",
    "scored": False,
    "filled_from": "gender",
    "record_codes": {"woman": 2, "man": 1},
}
AGE = {"id": "age", "kind": "number", "minimum": 0, "maximum": 120, "scored": False, "filled_from": "age"}
METER = meter_of({"rule": "sum", "items": ["a"]}, [rating("a"), GENDER, AGE], codings={"g": {"codes": [1, 2]}})


@pytest.mark.parametrize(
    ("client", "given", "expected"),
    [
        (CLIENT, {}, {"gender": 2, "age": 45}),
        (CLIENT, {"age": 30}, {"gender": 2, "age": 30}),
        (CLIENT, {"age": MISSING, "gender": REFUSED}, {"gender": REFUSED, "age": 45}),
        (OTHER, {"age": MISSING}, {"age": MISSING}),
        (OTHER, {}, {}),
    ],
)
def test_the_record_fills_what_the_form_leaves_open(
    world: Engine, client: Any, given: dict[str, float], expected: dict[str, float]
) -> None:
    with reading(world) as connection:
        form = with_record(connection, METER, measurement(date(2025, 2, 3), client.id, **given))
    assert {name: form.answers[name] for name in ("gender", "age") if name in form.answers} == expected
    assert form.answers["mornings"] == 3


def test_a_meter_without_such_items_asks_for_no_record(world: Engine) -> None:
    plain = meter_of({"rule": "sum", "items": ["a"]}, [rating("a")])
    form = measurement()
    with reading(world) as connection:
        assert with_record(connection, plain, form) is form
