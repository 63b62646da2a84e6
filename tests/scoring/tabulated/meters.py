"""Meters and answers for the tests of scores by table."""

from pathlib import Path
from typing import Any

import numpy as np

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norms
from mittari.definitions.structure import Structure
from mittari.scoring.by_definition import Scored, room_for, score_by_definition
from mittari.scoring.tabulated.code_bytes import codes_of
from mittari.scoring.tabulated.loops import LOOPS, Loops
from mittari.scoring.tabulated.plan import plan_of
from mittari.scoring.tabulated.run import score_by_plan
from tests.scoring.rules.raw import HEAD

LIBRARY = Path(__file__).parents[3] / "instruments/meters"
NAMES = sorted(path.parent.name for path in LIBRARY.glob("*/instrument.yaml"))
SHORT: dict[str, Any] = HEAD | {"id": "short", "no_total": True}


def meter_of(**keys: Any) -> Meter:
    """A meter with these keys in its instrument.yaml."""
    return Meter(Structure.model_validate(SHORT | keys), {}, Norms(), (), "")


def score(name: str, rule: Any, items: list[str], **keys: Any) -> dict[str, Any]:
    """A score as instrument.yaml has it."""
    return {"id": name, "rule": rule, "items": items, "range": [0, 100], "direction": "higher"} | keys


def random_codes(meter: Meter, rows: int, seed: int) -> dict[str, np.ndarray]:
    """Codes (float64), one in six a non-answer and some of those NaN; items of long ranges have small numbers too."""
    rng = np.random.default_rng(seed)
    columns = {}
    for item in meter.needed:
        own = codes_of(meter, item)
        answers = rng.choice(np.arange(40) if own is None else own, rows).astype(np.float64)
        left_out = rng.choice([*map(float, NonAnswer), np.nan], rows)
        columns[item.id] = np.where(rng.random(rows) < 1 / 6, left_out, answers)
    return columns


def by_definition(meter: Meter, codes: dict[str, np.ndarray]) -> dict[str, Scored]:
    """All scores and bands, step by step."""
    rows = len(next(iter(codes.values())))
    scored = {one.id: room_for(meter, one, rows, with_bands=True) for one in meter.structure.scores}
    score_by_definition(meter, codes, scored, rows)
    return scored


def by_table(
    meter: Meter, codes: dict[str, np.ndarray], plan_rows: int = 1_000_000, loops: Loops = LOOPS
) -> dict[str, Scored]:
    """All scores and bands by the plan for many rows."""
    rows = len(next(iter(codes.values())))
    scored = {one.id: room_for(meter, one, rows, with_bands=True) for one in meter.structure.scores}
    plan = plan_of(meter, plan_rows)
    assert plan is not None
    score_by_plan(meter, plan, codes, scored, rows, loops)
    return scored


def same_bits(one: dict[str, Scored], two: dict[str, Scored]) -> bool:
    """Whether values, answered, bands and what stands beside are equal to the last bit."""
    return list(one) == list(two) and all(_bits(one[name]) == _bits(two[name]) for name in one)


def _bits(scored: Scored) -> tuple[bytes, ...]:
    band = np.array([], dtype=np.uint8) if scored.band is None else scored.band
    columns = [scored.value, scored.answered, band, *scored.beside.values()]
    return tuple(np.ascontiguousarray(column).tobytes() for column in columns)
