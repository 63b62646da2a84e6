"""z, T and percentile within the person's own group; nobody gets the norm of another group."""

import numpy as np
import pytest

from mittari.definitions.transform import AgainstNorm
from mittari.scoring.given import Given
from mittari.scoring.transforms import norm
from tests.scoring.rules.raw import NAN, meter_of, rating

TABLE = {
    "version": "1",
    "source": "made for the tests",
    "population": "made up",
    "gender": "gender",
    "age": "age",
    "rows": [
        {"gender": 1, "age_from": 18, "age_to": 29, "mean": 20, "sd": 5},
        {"gender": 1, "age_from": 30, "age_to": 64, "mean": 22, "sd": 4},
        {"gender": 2, "age_from": 18, "age_to": 64, "mean": 24, "sd": 6},
    ],
}
ITEMS = [rating("a"), {**rating("gender", 1, 3), "scored": False}, {**rating("age", 0, 120), "scored": False}]
RAW = [25, 26, 30, 30, 30, NAN]
GENDER = np.array([1, 1, 2, 3, 1, 1], dtype=np.float64)
AGE = np.array([29, 30, 64, 40, 65, 20], dtype=np.float64)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("z", [1, 1, 1, NAN, NAN, NAN]),
        ("t", [60, 60, 60, NAN, NAN, NAN]),
        # Phi(1) = 0.841344746068543 (any table of the normal distribution).
        ("percentile", [84.1344746068543] * 3 + [NAN] * 3),
    ],
)
def test_within_the_own_group(to: str, expected: list[float]) -> None:
    step = AgainstNorm.model_validate({"kind": "norm", "table": "n", "to": to})
    score = {"rule": "sum", "items": ["a"], "transform": [step.model_dump()]}
    meter = meter_of(score, ITEMS, norm_tables={"n": TABLE})
    given = Given(meter, {"gender": GENDER, "age": AGE}, {"age": AGE, "gender": GENDER})
    np.testing.assert_allclose(norm.transform(np.array(RAW, dtype=np.float64), step, given), expected, rtol=1e-12)
