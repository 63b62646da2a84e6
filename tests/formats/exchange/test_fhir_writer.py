"""What a questionnaire says of a meter, key by key."""

import json
from pathlib import Path
from typing import Any

import pytest

from mittari.errors import InputError
from mittari.formats.exchange.fhir_writer import write
from tests.small_meter import INSTRUMENT, small_meter


def written(folder: Path, text: str = INSTRUMENT) -> dict[str, Any]:
    path = folder / "form.json"
    write(small_meter(folder, {"instrument.yaml": text}), path)
    tree: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return tree


def test_the_head_names_the_meter_and_its_version(tmp_path: Path) -> None:
    tree = written(tmp_path)
    assert {key: tree[key] for key in ("id", "name", "version", "status", "language", "copyright")} == {
        **{"id": "small", "name": "Small", "version": "1.0.0", "status": "draft", "language": "en"},
        "copyright": "Made for the tests.",
    }
    assert tree["item"][0] == {"linkId": "introduction", "type": "display", "text": "This is only a test."}


def test_each_option_carries_what_it_scores(tmp_path: Path) -> None:
    items = {item["linkId"]: item for item in written(tmp_path)["item"]}
    weights = {
        name: [option.get("extension", [{}])[0].get("valueDecimal") for option in items[name]["answerOption"]]
        for name in ("working", "calm", "tense", "tempo")
    }
    assert weights == {"working": [None, None], "calm": [0, 1, 2, 3], "tense": [3, 2, 1, 0], "tempo": [0, 0, 1, 1]}


def test_nothing_in_it_computes(tmp_path: Path) -> None:
    assert "expression" not in json.dumps(written(tmp_path)).lower()


def test_texts_beside_a_question_never_take_the_name_of_another(tmp_path: Path) -> None:
    names = [item["linkId"] for item in written(tmp_path, INSTRUMENT.replace("id: wish", "id: introduction"))["item"]]
    assert len(set(names)) == len(names)
    assert names[0] == "introduction_"


def test_a_meter_that_asks_nothing_has_no_form(tmp_path: Path) -> None:
    start, end = INSTRUMENT.index("items:"), INSTRUMENT.index("scores:")
    text = f"{INSTRUMENT[:start]}items:\n  - {{id: t, kind: number, filled_from: import}}\n{INSTRUMENT[end:]}"
    meter = small_meter(tmp_path, {"instrument.yaml": text})
    with pytest.raises(InputError, match="no question for a form"):
        write(meter, tmp_path / "form.json")
    assert not (tmp_path / "form.json").exists()
