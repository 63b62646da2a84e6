"""Each option of a scored choice carries its value; what can't come back from these values is told."""

from pathlib import Path

import pytest

from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.fhir_option_writer import values_lost, written_options
from mittari.formats.exchange.fhir_terms import value_number
from mittari.formats.exchange.node import Node
from tests.small_meter import INSTRUMENT, small_meter


@pytest.mark.parametrize(
    ("item", "values"),
    [("calm", [0, 1, 2, 3]), ("tense", [3, 2, 1, 0]), ("tempo", [0, 0, 1, 1]), ("working", [None] * 2)],
)
def test_values_stand_where_r4_and_where_sdc_want_them(item: str, values: list[float | None], tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    nodes = [Node(tmp_path, option) for option in written_options(meter, meter.items[item])]
    assert [value_number(node, terms.WEIGHT) for node in nodes] == values
    assert [value_number(node.node("valueCoding"), terms.ORDINAL) for node in nodes] == values
    assert list(values_lost(meter, meter.items[item])) == []


def test_items_without_options_have_none(tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    assert list(written_options(meter, meter.items["ability"])) == []


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("    recode: {0: 0, 1: 0, 2: 1, 3: 1}", "    recode: {0: 0, 1: 1, 2: 2, 3: 3}", ["recode"]),
        ("    recode: {0: 0, 1: 0, 2: 1, 3: 1}", "    recode: {0: 3, 1: 2, 2: 1, 3: 0}", ["reverse", "recode"]),
        ("    recode: {0: 0, 1: 0, 2: 1, 3: 1}", "    reverse: true\n    scored: false", ["reverse"]),
    ],
)
def test_what_comes_back_otherwise_is_told(old: str, new: str, lost: list[str], tmp_path: Path) -> None:
    meter = small_meter(tmp_path, {"instrument.yaml": INSTRUMENT.replace(old, new)})
    assert [loss.where for loss in values_lost(meter, meter.items["tempo"])] == [f"items.tempo.{key}" for key in lost]
