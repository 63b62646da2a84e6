"""Scores by table equal those by definition to the last bit, whatever the meter, the answers and the columns."""

import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.meter import Meter, read_meter
from mittari.scoring import score_columns
from mittari.scoring.score import FEWEST_BY_TABLE
from mittari.scoring.tabulated import run
from mittari.scoring.tabulated.in_numpy import InNumpy
from mittari.scoring.tabulated.loops import LOOPS, Loops
from mittari.scoring.tabulated.plan import plan_of
from tests.scoring.tabulated.meters import (
    LIBRARY,
    NAMES,
    by_definition,
    by_table,
    meter_of,
    random_codes,
    same_bits,
    score,
)
from tests.scoring.tabulated.ways import each_way
from tests.small_meter import small_meter

LEFT_OUT = [*map(float, NonAnswer), np.nan]
CODINGS = {
    "two": {"codes": [0, 1]},
    "five": {"codes": [1, 2, 3, 4, 5]},
    "gaps": {"codes": [0, 3, 7]},
    "below": {"codes": [-2, -1, 0, 1]},
}


def every_form(choices: dict[str, list[float]]) -> dict[str, np.ndarray]:
    forms = np.array(list(itertools.product(*choices.values())), dtype=np.float64).T
    return dict(zip(choices, forms, strict=True))


@each_way
def test_every_form_of_the_small_meter(tmp_path: Path, loops: Loops) -> None:
    meter = small_meter(tmp_path)
    ease: list[float] = [0, 1, 2, 3]
    choices = {"working": [0, 1, -128, np.nan], "calm": [*ease, *LEFT_OUT], "tense": [*ease, *LEFT_OUT]}
    choices |= {"pace": [*ease, *LEFT_OUT], "tempo": [*ease, -125, np.nan], "ability": [0, 5, 10, -126]}
    codes = every_form(choices)
    assert same_bits(by_table(meter, codes, loops=loops), by_definition(meter, codes))


EVERY_RULE = [
    score("sum", "sum", ["a", "b", "c"], minimum_answered=2, bands=[{"id": "x", "start": 3}], bands_source="made up"),
    score("mean", "mean", ["a", "b", "c"], transform=[{"kind": "linear", "from": [1, 5], "to": [0, 100]}]),
    score("prorated", "prorated_sum", ["a", "b"], minimum_answered="50%", decimals=1),
    score("count", {"kind": "count", "at_least": 2, "other": {"b": 1}}, ["a", "b"]),
    score("halves", {"kind": "weighted_sum", "weights": {"a": 0.5, "b": -2}}, ["a", "b"]),
    score("tenths", {"kind": "weighted_sum", "weights": {"a": 0.1, "b": 0.7}}, ["a", "b"]),
    score("pomp", "pomp", ["a", "b"]),
    score("lowest", "minimum", ["a", "b"], minimum_answered=1),
    score("bins", "sum", ["a", "b"], transform=[{"kind": "bins", "starts": {-4: 1, 2: 5}}]),
    score("of_scores", "mean", [], scores=["mean", "lowest"], minimum_answered=1),
]
ITEMS: list[dict[str, Any]] = [
    {"id": "a", "kind": "choice", "coding": "five", "reverse": True},
    {"id": "b", "kind": "choice", "coding": "below", "show_if": {"item": "a", "at_least": 2}},
    {"id": "c", "kind": "choice", "coding": "gaps", "recode": {0: 0, 3: 50, 7: 12.5}},
]


@each_way
@pytest.mark.parametrize("most", [None, "40%"])
def test_every_form_of_every_rule(most: str | None, loops: Loops) -> None:
    meter = meter_of(codings=CODINGS, items=ITEMS, scores=EVERY_RULE, maximum_missing=most)
    choices = {"a": [1, 2, 3, 4, 5, *LEFT_OUT], "b": [-2, -1, 0, 1, *LEFT_OUT], "c": [0, 3, 7, *LEFT_OUT]}
    codes = every_form(choices)
    plan = plan_of(meter, 1_000_000)
    assert plan is not None
    assert plan.rest is None
    assert same_bits(by_table(meter, codes, loops=loops), by_definition(meter, codes))


@pytest.fixture(scope="module")
def library() -> dict[str, Meter]:
    return {name: read_meter(LIBRARY / name)[0] for name in NAMES}


@each_way
@pytest.mark.parametrize("name", NAMES)
def test_every_meter_of_the_library(library: dict[str, Meter], name: str, loops: Loops) -> None:
    meter = library[name]
    codes = random_codes(meter, 3_000, seed=7)
    expected = by_definition(meter, codes)
    assert same_bits(score_columns(meter, codes, with_bands=True), expected)
    if plan_of(meter, FEWEST_BY_TABLE):
        assert same_bits(by_table(meter, codes, FEWEST_BY_TABLE, loops), expected)


RULES = ["sum", "mean", "prorated_sum", "pomp", "maximum", {"kind": "count", "at_least": 1}]


def draw_item(draw: st.DrawFn, name: str, other: str | None) -> dict[str, Any]:
    coding = draw(st.sampled_from(sorted(CODINGS)))
    item: dict[str, Any] = {"id": name, "kind": "choice", "coding": coding, "reverse": draw(st.booleans())}
    if draw(st.integers(0, 3)) == 0:
        values = st.sampled_from([0, 1, 2, 0.5, -3.25, 100])
        item["recode"] = {code: draw(values) for code in CODINGS[coding]["codes"]}
    if other and draw(st.integers(0, 3)) == 0:
        item["show_if"] = {"item": other, "at_least": draw(st.integers(-1, 3))}
    return item


@st.composite
def meters(draw: st.DrawFn) -> Meter:
    names = [f"q{number}" for number in range(draw(st.integers(1, 9)))]
    items = [draw_item(draw, name, names[place - 1] if place else None) for place, name in enumerate(names)]
    scores = []
    for number in range(draw(st.integers(1, 4))):
        own = draw(st.lists(st.sampled_from(names), min_size=1, max_size=len(names), unique=True))
        rule = draw(
            st.sampled_from(["sum", "mean", "prorated_sum", "pomp", "maximum", {"kind": "count", "at_least": 1}])
        )
        steps = draw(st.sampled_from([[], [{"kind": "linear", "from": [0, 7], "to": [0, 100]}]]))
        least = draw(st.integers(1, len(own)))
        scores.append(score(f"s{number}", rule, own, transform=steps, minimum_answered=least))
    return meter_of(codings=CODINGS, items=items, scores=scores, maximum_missing=draw(st.sampled_from([None, "30%"])))


@settings(max_examples=60, deadline=None)
@given(meter=meters(), seed=st.integers(0, 1000), rows=st.integers(0, 40))
def test_random_meters(meter: Meter, seed: int, rows: int) -> None:
    if plan_of(meter, 10_000):
        codes = random_codes(meter, rows, seed)
        expected = by_definition(meter, codes)
        for loops in (LOOPS, InNumpy()):
            assert same_bits(by_table(meter, codes, 10_000, loops), expected)


@pytest.mark.parametrize("kind", [np.int8, np.int16, np.int64, np.float32, np.float64])
def test_the_kind_of_number_and_the_order_of_columns_change_nothing(library: dict[str, Meter], kind: type) -> None:
    meter = library["who-5"]
    codes = {name: np.nan_to_num(column, nan=-128) for name, column in random_codes(meter, 999, seed=1).items()}
    other = {name: np.repeat(codes[name].astype(kind), 2)[::2] for name in reversed(codes)}
    assert same_bits(by_table(meter, other), by_definition(meter, codes))


@pytest.mark.parametrize(("block", "threads"), [(1, 1), (7, 1), (7, 3), (500, 2)])
def test_blocks_and_threads_change_nothing(
    library: dict[str, Meter], monkeypatch: pytest.MonkeyPatch, block: int, threads: int
) -> None:
    meter = library["mittari-path"]
    codes = random_codes(meter, 500, seed=2)
    expected = by_definition(meter, codes)
    monkeypatch.setattr(run, "BLOCK", block)
    monkeypatch.setattr(run, "FEWEST", 1)
    monkeypatch.setattr(run, "MOST_THREADS", threads)
    monkeypatch.setattr(run.os, "cpu_count", lambda: threads)
    assert same_bits(by_table(meter, codes), expected)


@pytest.mark.parametrize("odd", [6.0, -1.0, 2.5, 127.0, -100.0, -101.0, -124.0, 300.0, np.inf])
@each_way
def test_a_block_with_an_odd_code_is_scored_by_definition(library: dict[str, Meter], odd: float, loops: Loops) -> None:
    meter = library["core-10"]
    codes = random_codes(meter, 50, seed=3)
    codes[next(iter(codes))][17] = odd
    assert same_bits(by_table(meter, codes, loops=loops), by_definition(meter, codes))
