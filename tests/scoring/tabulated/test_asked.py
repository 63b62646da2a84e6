"""Questions that were not asked, on bytes as on numbers."""

from typing import Any

import numpy as np

from mittari.answers.code_bytes import ALL, as_bytes
from mittari.answers.shown import mark_not_asked as by_numbers
from mittari.scoring.tabulated.asked import conditions_of, mark_not_asked
from mittari.scoring.tabulated.loops import LOOPS
from mittari.scoring.tabulated.room import Room
from tests.scoring.tabulated.meters import meter_of, random_codes, score

CODINGS = {"four": {"codes": [0, 1, 2, 3]}}
ITEMS: list[dict[str, Any]] = [
    {"id": "first", "kind": "choice", "coding": "four", "scored": False},
    {"id": "ticked", "kind": "multichoice", "coding": "four", "scored": False},
    {"id": "second", "kind": "choice", "coding": "four", "show_if": {"item": "first", "any_of": [1, 3]}},
    {"id": "third", "kind": "choice", "coding": "four", "show_if": {"item": "second", "at_most": 2}},
    {"id": "fourth", "kind": "choice", "coding": "four", "show_if": {"item": "ticked", "any_of": [2]}},
]


def test_as_on_numbers() -> None:
    meter = meter_of(codings=CODINGS, items=ITEMS, scores=[score("it", "sum", ["third", "fourth"])])
    codes = random_codes(meter, 300, seed=6)
    expected, _ = by_numbers(meter, codes)
    read = {name: found for name, column in codes.items() if (found := as_bytes(column)) is not None}
    shown = tuple(conditions_of(meter, ["third", "fourth"]))
    assert [one.item for one in shown] == ["second", "third", "fourth"]
    for name, column in mark_not_asked(shown, read, Room(300, LOOPS)).items():
        assert ALL[column].tolist() == np.nan_to_num(expected[name], nan=-128).tolist()
