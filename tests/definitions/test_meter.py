"""A meter is read whole, and its hash is of what its scores mean."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.definitions.meter import content_hash, read_meter
from mittari.definitions.norms import Norms
from mittari.definitions.yaml_reader import parse_yaml
from mittari.errors import DefinitionError
from tests.small_meter import ENGLISH, INSTRUMENT, NORMS, small_meter, write_meter


def test_holds_what_its_files_say(tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    assert (meter.id, meter.version, meter.languages) == ("small", "1.0.0", ("en",))
    assert list(meter.items)[:3] == ["working", "calm", "tense"]
    assert list(meter.scores) == ["mind", "speed", "whole", "work"]
    assert meter.coding(meter.items["wish"]) is None


def test_scores_need_their_items_and_what_these_hang_on(tmp_path: Path) -> None:
    ids = [item.id for item in small_meter(tmp_path).needed]
    assert ids == ["working", "calm", "tense", "pace", "tempo", "ability"]


def test_scores_need_conditions_of_conditions(tmp_path: Path) -> None:
    gate = "  - id: calm\n    kind: choice\n    coding: ease\n    show_if: {item: working, any_of: [1]}\n"
    text = INSTRUMENT.replace("  - id: calm\n    kind: choice\n    coding: ease\n", gate)
    text = text.replace("show_if: {item: working, any_of: [1]}\n  - id: tempo", "show_if: {item: calm, any_of: [1]}\n"
                        "  - id: tempo").replace("[calm, tense, pace]", "[tense, pace]")  # fmt: skip
    meter = small_meter(tmp_path, {"instrument.yaml": text})
    assert [item.id for item in meter.needed][:2] == ["working", "calm"]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("status: draft", "status: published", True),
        ("id: small\n", "# a comment\nid: small\n", True),
        ("retention_years: 10\nuse_level: individual\n", "use_level: individual\nretention_years: 10\n", True),
        ("notice: Made for the tests.", "notice: Made by us.", True),
        (
            "    source: Made for the tests.\n    rows",
            "    source: Made for the tests.\n    verified_by: us\n    rows",
            True,
        ),
        ("    source: Made for the tests.\n    rows", "    source: Made by us.\n    rows", False),
        ("reverse: true", "reverse: false", False),
        ("items: [calm, tempo]", "items: [tempo, calm]", False),
    ],
)
def test_the_hash_is_of_the_content(old: str, new: str, same: bool, tmp_path: Path) -> None:
    other = small_meter(tmp_path / "other", {"instrument.yaml": INSTRUMENT.replace(old, new)})
    assert (small_meter(tmp_path / "one").content_hash == other.content_hash) is same


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "a code": lambda tree: tree["codings"]["ease"]["codes"].append("4"),
    "the order of codes": lambda tree: tree["codings"]["ease"]["codes"].reverse(),
    "the order of items": lambda tree: tree["items"].reverse(),
    "an item less": lambda tree: tree["items"].pop(),
    "a rule": lambda tree: tree["scores"][0].update(rule="sum"),
    "the least that is answered": lambda tree: tree["scores"][0].update(minimum_answered="1"),
    "a transform less": lambda tree: tree["scores"][0].pop("transform"),
    "a row of a table": lambda tree: tree["tables"]["speeds"]["rows"].update({"0": "11"}),
    "a table's version": lambda tree: tree["tables"]["speeds"].update(version="2"),
    "a direction": lambda tree: tree["scores"][1].update(direction="higher"),
    "a band": lambda tree: tree["scores"][1]["bands"][1].update(start="25"),
    "a recode": lambda tree: tree["items"][4]["recode"].update({"3": "2"}),
    "a condition": lambda tree: tree["items"][3]["show_if"].update(any_of=["0"]),
    "the level of use": lambda tree: tree.update(use_level="group"),
    "the version": lambda tree: tree.update(version="1.0.1"),
}


@given(data=st.data())
def test_the_hash_hangs_on_no_order_of_keys(data: st.DataObject) -> None:
    tree = parse_yaml(INSTRUMENT, "instrument.yaml").tree
    assert content_hash(_shuffled(tree, data)) == content_hash(tree)


@given(name=st.sampled_from(sorted(CHANGES)), data=st.data())
def test_every_change_of_what_a_score_means_is_another_hash(name: str, data: st.DataObject) -> None:
    tree = parse_yaml(INSTRUMENT, "instrument.yaml").tree
    changed = deepcopy(tree)
    CHANGES[name](changed)
    assert content_hash(_shuffled(changed, data)) != content_hash(tree)


@given(data=st.data())
def test_any_other_value_anywhere_in_items_and_scores_is_another_hash(data: st.DataObject) -> None:
    tree = parse_yaml(INSTRUMENT, "instrument.yaml").tree
    changed = deepcopy(tree)
    holder, key = data.draw(st.sampled_from(list(_leaves({name: changed[name] for name in ("items", "scores")}))))
    holder[key] += "x"
    assert content_hash(changed) != content_hash(tree)


def _shuffled(tree: Any, data: st.DataObject) -> Any:
    if isinstance(tree, list):
        return [_shuffled(each, data) for each in tree]
    if not isinstance(tree, dict):
        return tree
    return {key: _shuffled(tree[key], data) for key in data.draw(st.permutations(list(tree)))}


def _leaves(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Each text in a tree, as what holds it and its place there."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(value, str):
            yield tree, key
        elif value is not None:
            yield from _leaves(value)


def test_an_operator_s_norm_comes_first(tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    own = Norms.model_validate(parse_yaml(NORMS.replace("sem: 4", "sem: 2"), "own.yaml").tree)
    more = meter.with_norms(own)
    assert more.sem("mind") == own.norms[0]
    assert more.content_hash == meter.content_hash
    assert type(more) is type(meter)


def test_problems_of_all_files_come_together(tmp_path: Path) -> None:
    folder = write_meter(tmp_path, {"instrument.yaml": "id: x\n", "texts/en.yaml": "a: [", "norms.yaml": "norms: 1\n"})
    with pytest.raises(DefinitionError) as caught:
        read_meter(folder)
    assert {Path(problem.file).name for problem in caught.value.problems} == {
        "instrument.yaml",
        "en.yaml",
        "norms.yaml",
    }


def test_languages_that_wait_to_be_switched_on_come_last(tmp_path: Path) -> None:
    waiting = ENGLISH.replace("language: en", "language: da\nenabled: false")
    swedish = ENGLISH.replace("language: en", "language: sv")
    meter = small_meter(tmp_path, {"texts/da.yaml": waiting, "texts/sv.yaml": swedish})
    assert meter.languages == ("en", "sv", "da")
