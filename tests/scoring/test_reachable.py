"""The reachable range is that of all possible forms."""

import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml

from mittari.errors import InputError
from mittari.scoring.reachable import reachable_range
from tests.scoring.reference import codes_of, score_form
from tests.small_meter import INSTRUMENT, small_meter

UNEVEN = INSTRUMENT.replace("items: [calm, tense]", "items: [calm, tempo]")
DOWN = INSTRUMENT.replace("to: [0, 100]}", "to: [100, 0]}")


def reached(tree: dict[str, Any], score: str) -> tuple[float, float]:
    """The ends found by scoring every form there can be."""
    (items,) = [found["items"] for found in tree["scores"] if found["id"] == score]
    codes = {item["id"]: [*codes_of(tree, item), None] for item in tree["items"] if item["id"] in items}
    forms = (dict(zip(codes, form, strict=True)) | {"working": 1} for form in itertools.product(*codes.values()))
    values = [value for form in forms if (value := score_form(tree, form)[score][0]) is not None]
    return min(values), max(values)


@pytest.mark.parametrize("text", [INSTRUMENT, UNEVEN, DOWN])
@pytest.mark.parametrize("score", ["mind", "speed", "whole", "work"])
def test_equals_the_range_of_all_forms(text: str, score: str, tmp_path: Path) -> None:
    meter = small_meter(tmp_path, {"instrument.yaml": text})
    assert reachable_range(meter, meter.scores[score]) == pytest.approx(reached(yaml.safe_load(text), score))


@pytest.mark.parametrize("rows", ["{0: 10, 1: 12.5, 2: 20, 3: 25}", "{0: 10, 2: 20, 3: 25, 4: 32.5}", "{5: 1, 6: 2}"])
def test_a_table_without_a_row_is_an_error(rows: str, tmp_path: Path) -> None:
    text = INSTRUMENT.replace("{0: 10, 1: 12.5, 2: 20, 3: 25, 4: 32.5}", rows)
    meter = small_meter(tmp_path, {"instrument.yaml": text})
    with pytest.raises(InputError, match="no row in the table"):
        reachable_range(meter, meter.scores["speed"])


@pytest.mark.parametrize(("condition", "ends"), [("at_least: 2, at_most: 3", (0, 1)), ("at_least: 9", (0, 0))])
def test_a_condition_may_hold_between_the_ends_of_a_score(
    condition: str, ends: tuple[float, float], tmp_path: Path
) -> None:
    rule = f"{{kind: all, conditions: [{{score: whole, {condition}}}]}}"
    text = INSTRUMENT.replace("tables:", f"  - {{id: some, rule: {rule}, range: [0, 1], direction: none}}\ntables:")
    meter = small_meter(tmp_path, {"instrument.yaml": text})
    assert reachable_range(meter, meter.scores["some"]) == ends
