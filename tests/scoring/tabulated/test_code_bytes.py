"""Which bytes are answers to an item."""

import numpy as np

from mittari.scoring.tabulated.code_bytes import allowed_bytes, codes_of
from tests.scoring.tabulated.meters import meter_of, score


def test_items_whose_codes_fit() -> None:
    items = [
        {"id": "choice", "kind": "choice", "coding": "some"},
        {"id": "ticked", "kind": "multichoice", "coding": "some", "ticked": "count"},
        {"id": "scale", "kind": "rating", "minimum": 0, "maximum": 10},
        {"id": "long", "kind": "number", "minimum": 0, "maximum": 1000},
        {"id": "free", "kind": "text", "scored": False},
    ]
    meter = meter_of(codings={"some": {"codes": [-3, 2]}}, items=items, scores=[score("one", "sum", ["scale"])])
    found = {name: codes_of(meter, item) for name, item in meter.items.items()}
    assert {name: list(codes) for name, codes in found.items() if codes is not None} == {
        "choice": [-3, 2],
        "ticked": [0, 1, 2, 3],
        "scale": list(range(11)),
    }


def test_the_four_non_answers_are_always_allowed() -> None:
    assert np.flatnonzero(allowed_bytes(np.array([1, 2]))).tolist() == [1, 2, 128, 129, 130, 131]
