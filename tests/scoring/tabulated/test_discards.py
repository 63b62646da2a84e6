"""Forms with too many unanswered questions, against a plain count."""

import itertools
from typing import Any

import numpy as np

from mittari.answers.code_bytes import as_bytes
from mittari.scoring.tabulated.discards import discards_of
from mittari.scoring.tabulated.loops import LOOPS
from mittari.scoring.tabulated.room import Room
from tests.scoring.tabulated.meters import meter_of, score

CODINGS = {"two": {"codes": [0, 1]}}
ITEMS: list[dict[str, Any]] = [{"id": name, "kind": "choice", "coding": "two"} for name in "abc"]


def test_only_questions_that_concern_the_person_count() -> None:
    meter = meter_of(codings=CODINGS, items=ITEMS, scores=[score("it", "sum", ["a"])], maximum_missing="40%")
    discards = discards_of(meter)
    assert discards is not None
    forms = np.array(list(itertools.product([0, -125, -126, -127, -128], repeat=3)), dtype=np.int8)
    codes = {name: as_bytes(column) for name, column in zip("abc", forms.T, strict=True)}
    found = discards.find(
        {name: one for name, one in codes.items() if one is not None}, len(forms), Room(len(forms), LOOPS)
    )
    for form, away in zip(forms, found, strict=True):
        asked = sum(code not in (-125, -126) for code in form)
        unanswered = sum(code in (-127, -128) for code in form)
        assert away == (unanswered > 0.4 * asked)
