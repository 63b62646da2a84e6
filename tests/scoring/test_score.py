"""Scores against a slow reference, and what may never change them."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.meter import Meter, read_meter
from mittari.errors import InputError
from mittari.scoring import Scored, by_definition, score_columns, score_one
from tests.scoring.reference import Form, codes_of, items_of, score_form
from tests.small_meter import INSTRUMENT, small_meter, write_meter

INSTRUMENTS = Path(__file__).parents[2] / "instruments"
FOLDERS = {
    path.parent.name: path.parent
    for kind in ("meters", "constructs")
    for path in sorted(INSTRUMENTS.glob(f"{kind}/*/instrument.yaml"))
}
NAMES = ["small", *FOLDERS]
NOT_ANSWERED = [float("nan"), *(float(code) for code in NonAnswer)]
Key = tuple[Meter, dict[str, Any]]


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Key]:
    small = write_meter(tmp_path_factory.mktemp("score"))
    folders = {"small": small} | FOLDERS
    return {name: (read_meter(folder)[0], load_tree(folder)) for name, folder in folders.items()}


@pytest.fixture(scope="module")
def small(keys: dict[str, Key]) -> Meter:
    return keys["small"][0]


def load_tree(folder: Path) -> dict[str, Any]:
    return dict(yaml.safe_load((folder / "instrument.yaml").read_text("utf-8")))


def draw_columns(data: st.DataObject, tree: dict[str, Any], rows: int) -> dict[str, list[float]]:
    """Random answers, as complete as Hypothesis decides: a draw for each cell would be too much for long meters."""
    chance = np.random.default_rng(data.draw(st.integers(0, 2**32)))
    unanswered = data.draw(st.sampled_from([0.0, 0.02, 0.2, 0.9]))
    coded = [item for item in items_of(tree) if "coding" in item or "maximum" in item]
    return {item["id"]: [_cell(tree, item, chance, unanswered) for _ in range(rows)] for item in coded}


def _cell(tree: dict[str, Any], item: dict[str, Any], chance: np.random.Generator, unanswered: float) -> float:
    if chance.random() < unanswered:
        return NOT_ANSWERED[chance.integers(len(NOT_ANSWERED))]
    codes = codes_of(tree, item)
    return float(codes[chance.integers(len(codes))])


def arrays(columns: dict[str, list[float]]) -> dict[str, np.ndarray]:
    return {name: np.array(column) for name, column in columns.items()}


def form_at(columns: dict[str, list[float]], row: int) -> Form:
    return {name: None if np.isnan(column[row]) else column[row] for name, column in columns.items()}


def bits(scored: dict[str, Scored], row: int) -> dict[str, tuple[bytes, int]]:
    return {name: (found.value[row].tobytes(), int(found.answered[row])) for name, found in scored.items()}


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_equals_the_slow_reference(keys: dict[str, Key], name: str, data: st.DataObject) -> None:
    meter, tree = keys[name]
    columns = draw_columns(data, tree, rows=3)
    scored = score_columns(meter, arrays(columns))
    for row in range(3):
        expected = score_form(tree, form_at(columns, row))
        assert list(scored) == list(expected)
        for name_of, (value, answered) in expected.items():
            found = scored[name_of].value[row]
            assert found == pytest.approx(np.nan if value is None else value, rel=1e-12, abs=1e-12, nan_ok=True)
            assert scored[name_of].answered[row] == answered


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_one_form_is_the_same_bits_as_a_million(keys: dict[str, Key], name: str, data: st.DataObject) -> None:
    meter, tree = keys[name]
    columns = draw_columns(data, tree, rows=3)
    scored = score_columns(meter, arrays(columns))
    for row in range(3):
        one = score_one(meter, {item: column[row] for item, column in columns.items()})
        assert one == {
            score: (None if np.isnan(found.value[row]) else found.value[row], found.answered[row])
            for score, found in scored.items()
        }


@given(data=st.data(), cut=st.integers(0, 8), seed=st.randoms(use_true_random=False))
def test_order_of_rows_and_columns_and_chunks_change_nothing(
    keys: dict[str, Key], data: st.DataObject, cut: int, seed: Any
) -> None:
    meter, tree = keys["small"]
    columns = arrays(draw_columns(data, tree, rows=8))
    whole = score_columns(meter, columns)
    order = np.array(seed.sample(range(8), 8))
    names = seed.sample(list(columns), len(columns))
    mixed = score_columns(meter, {name: columns[name][order] for name in names})
    parts = [
        score_columns(meter, {name: columns[name][part] for name in names}) for part in (slice(cut), slice(cut, 8))
    ]
    for row in range(8):
        assert bits(mixed, row) == bits(whole, int(order[row]))
        assert bits(parts[0] if row < cut else parts[1], row if row < cut else row - cut) == bits(whole, row)


@given(data=st.data())
def test_order_of_items_in_a_score_of_whole_numbers_changes_nothing(keys: dict[str, Key], data: st.DataObject) -> None:
    meter, tree = keys["bdi-ii"]
    columns = arrays(draw_columns(data, tree, rows=2))
    (score,) = meter.structure.scores
    turned = score.model_copy(update={"items": score.items[::-1]})
    structure = meter.structure.model_copy(update={"scores": (turned,)})
    other = Meter(structure, {}, meter.norms, (), "")
    for row in range(2):
        assert bits(score_columns(other, columns), row) == bits(score_columns(meter, columns), row)


@given(data=st.data(), row=st.integers(0, 2), code=st.sampled_from(NOT_ANSWERED))
def test_no_way_of_not_answering_counts_more(keys: dict[str, Key], data: st.DataObject, row: int, code: float) -> None:
    meter, tree = keys["small"]
    columns = draw_columns(data, tree, rows=3)
    left_out = {name: [c if c >= -100 else float("nan") for c in column] for name, column in columns.items()}
    other = {name: [c if c >= -100 else code for c in column] for name, column in columns.items()}
    assert bits(score_columns(meter, arrays(left_out)), row) == bits(score_columns(meter, arrays(other)), row)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("code", NOT_ANSWERED)
def test_nobody_who_answered_nothing_has_a_score(keys: dict[str, Key], name: str, code: float) -> None:
    meter = keys[name][0]
    scored = score_columns(meter, {item: np.full(2, code) for item in meter.items})
    assert all(np.isnan(found.value).all() and not found.answered.any() for found in scored.values())
    assert set(score_one(meter, {}).values()) == {(None, 0)}


def test_missing_is_not_zero(small: Meter) -> None:
    calm = score_one(small, {"calm": 3})["whole"][0]
    assert calm == 6
    assert score_one(small, {"calm": 3, "tense": 3})["whole"][0] == 3


@pytest.mark.parametrize("dtype", [np.int8, np.int16, np.int64, np.float32, np.float64])
def test_small_integers_do_not_wrap(tmp_path: Path, dtype: type) -> None:
    text = INSTRUMENT.replace("maximum: 10\n", "maximum: 100\n").replace("[ability]", "[ability, hours]")
    text = text.replace("range: [0, 10]", "range: [0, 200]").replace("kind: number\n    scored: false", "kind: number")
    meter = small_meter(tmp_path, {"instrument.yaml": text})
    columns: dict[str, np.ndarray] = {name: np.array([100, 100], dtype=dtype) for name in meter.items}
    columns["hours"] = np.array([100, -128], dtype=dtype)
    scored = score_columns(meter, columns)["work"]
    assert scored.value[0] == 200
    assert np.isnan(scored.value[1])
    assert scored.answered.tolist() == [2, 1]


def test_reversing_twice_changes_nothing(tmp_path: Path) -> None:
    plain = small_meter(tmp_path / "plain", {"instrument.yaml": INSTRUMENT.replace("    reverse: true\n", "")})
    once = small_meter(tmp_path / "once")
    columns = {name: np.array([0.0, 1, 2, 3, np.nan]) for name in plain.items}
    turned = columns | {"tense": 3 - columns["tense"]}
    for row in range(5):
        assert bits(score_columns(once, turned), row) == bits(score_columns(plain, columns), row)


def test_no_rows_give_no_scores(small: Meter) -> None:
    scored = score_columns(small, {name: np.array([]) for name in small.items})
    assert {len(found.value) for found in scored.values()} == {0}


def test_texts_and_truths_are_no_codes(small: Meter) -> None:
    answers: dict[str, object] = {"calm": "3", "tense": 0, "wish": "1", "ability": None}
    assert score_one(small, answers)["whole"] == (6, 1)


def test_a_chain_of_unscored_conditions_is_followed(tmp_path: Path) -> None:
    text = INSTRUMENT.replace("  - id: hours\n", "  - id: hours\n    show_if: {item: working, any_of: [1]}\n")
    hours, moved = text.index("  - id: hours"), text.index("  - id: moved")
    text = text.replace(text[hours:moved], "").replace("  - id: calm\n", text[hours:moved] + "  - id: calm\n", 1)
    text = text.replace("show_if: {item: working, any_of: [1]}\n  - id: tempo", "show_if: {item: hours, at_least: 5}\n"
                        "  - id: tempo")  # fmt: skip
    meter = small_meter(tmp_path, {"instrument.yaml": text})
    answers = {"working": 1, "hours": 40, "calm": 3, "pace": 0}
    assert score_one(meter, answers)["mind"] == (50, 2)
    assert score_one(meter, answers | {"working": 0})["mind"] == (None, 1)
    assert score_one(meter, answers | {"hours": 4})["mind"] == (None, 1)


def test_blocks_change_nothing(keys: dict[str, Key], monkeypatch: pytest.MonkeyPatch) -> None:
    meter, tree = keys["small"]
    rng = np.random.default_rng(3)
    columns = {item["id"]: rng.choice([-128, -127, 0, 1, 2, 3], 1000) for item in tree["items"]}
    whole = score_columns(meter, columns)
    monkeypatch.setattr(by_definition, "BLOCK", 7)
    parts = score_columns(meter, columns)
    for row in range(1000):
        assert bits(parts, row) == bits(whole, row)


def test_columns_of_different_lengths_are_refused(small: Meter) -> None:
    columns = {name: np.zeros(3) for name in small.items} | {"calm": np.zeros(2)}
    with pytest.raises(InputError, match="different lengths"):
        score_columns(small, columns)
