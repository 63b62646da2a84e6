"""A meter as plain keys and values, without those at their default, says the same meter again."""

from pathlib import Path

from mittari.definitions.item import Item
from mittari.definitions.texts import Texts
from mittari.formats.exchange.tree import structure_tree, texts_tree
from tests.small_meter import small_meter


def test_a_meter_is_said_in_few_keys_and_read_again(tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    tree = structure_tree(meter.structure)
    assert tree["items"][2] == {"id": "tense", "kind": "choice", "coding": "ease", "reverse": True}
    assert tree["scores"][0]["transform"] == [{"kind": "linear", "from": [0.0, 3.0], "to": [0.0, 100.0]}]
    assert tuple(Item.model_validate(item) for item in tree["items"]) == meter.structure.items
    assert Texts.model_validate(texts_tree(meter.texts["en"])) == meter.texts["en"]
