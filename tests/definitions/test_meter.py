"""A meter is read whole, and its hash is of what its scores mean."""

from pathlib import Path

import pytest

from mittari.definitions.meter import read_meter
from mittari.definitions.norms import Norms
from mittari.definitions.yaml_reader import parse_yaml
from mittari.errors import DefinitionError
from tests.small_meter import INSTRUMENT, NORMS, small_meter, write_meter


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
        ("reverse: true", "reverse: false", False),
        ("items: [calm, tempo]", "items: [tempo, calm]", False),
    ],
)
def test_the_hash_is_of_the_content(old: str, new: str, same: bool, tmp_path: Path) -> None:
    other = small_meter(tmp_path / "other", {"instrument.yaml": INSTRUMENT.replace(old, new)})
    assert (small_meter(tmp_path / "one").content_hash == other.content_hash) is same


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
