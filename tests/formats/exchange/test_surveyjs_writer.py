"""What a SurveyJS form says of a meter, key by key."""

import json
from pathlib import Path
from typing import Any

from mittari.formats.exchange.surveyjs_writer import write
from tests.small_meter import INSTRUMENT, small_meter


def elements(folder: Path, text: str = INSTRUMENT) -> dict[str, dict[str, Any]]:
    path = folder / "form.json"
    write(small_meter(folder, {"instrument.yaml": text}), path)
    (page,) = json.loads(path.read_text(encoding="utf-8"))["pages"]
    return {element["name"]: element for element in page["elements"]}


def test_each_kind_has_its_element(tmp_path: Path) -> None:
    found = elements(tmp_path)
    assert [(name, element["type"], element.get("inputType")) for name, element in found.items()] == [
        *((name, "radiogroup", None) for name in ("working", "calm", "tense", "pace", "tempo")),
        *(
            ("ability", "rating", None),
            ("hours", "text", "number"),
            ("moved", "text", "date"),
            ("wish", "comment", None),
        ),
    ]
    assert found["ability"] == {
        **{"type": "rating", "name": "ability", "title": "F.", "minRateDescription": "none"},
        **{"maxRateDescription": "all", "rateMin": 0, "rateMax": 10},
    }
    assert found["calm"]["choices"][1] == {"value": 1, "text": "seldom"}


def test_conditions_are_written_for_one_answer_and_for_several(tmp_path: Path) -> None:
    assert elements(tmp_path)["pace"]["visibleIf"] == "{working} = 1"
    several = INSTRUMENT.replace("  - id: working\n    kind: choice", "  - id: working\n    kind: multichoice")
    (tmp_path / "several").mkdir()
    assert elements(tmp_path / "several", several)["pace"]["visibleIf"] == "{working} contains 1"
