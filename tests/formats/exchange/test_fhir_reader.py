"""Questionnaires as other programs make them are taken question by question, and what can't be taken is named."""

import json
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire

from mittari.errors import InputError
from mittari.formats.exchange.fhir_reader import read
from tests.formats.exchange.expected import FILES, assert_as_expected, assert_only_decisions_left, expected_of
from tests.formats.exchange.outlines import outline

FORMS = FILES / "fhir"
EXPECTED = expected_of("fhir")


def form(folder: Path, tree: Any) -> Path:
    path = folder / "form.json"
    path.write_text(tree if isinstance(tree, str) else json.dumps(tree), encoding="utf-8")
    return path


def test_there_are_ten_of_them() -> None:
    assert len(EXPECTED) >= 10


@pytest.mark.parametrize("name", EXPECTED)
def test_becomes_what_is_expected(name: str) -> None:
    draft = read(FORMS / f"{name}.json")
    assert_as_expected(draft, EXPECTED[name])
    assert_only_decisions_left(draft)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_files_are_fhir(name: str) -> None:
    text = FORMS.joinpath(f"{name}.json").read_text(encoding="utf-8")
    (Bundle if '"Bundle"' in text else Questionnaire).model_validate_json(text)


def test_scores_of_options_become_codes_or_a_reversal() -> None:
    first = read(FORMS / "01-lhc-scored-panel.json")
    assert "'LA90003-7' is 2" in "\n".join(first.todo)
    rows = read(FORMS / "08-table-reversed.json").structure["items"]
    assert [row.get("reverse") for row in rows] == [None, True, None]
    assert rows[2]["icf"] == "e150"


def test_help_translations_and_head_are_taken() -> None:
    draft = read(FORMS / "04-translations.json")
    assert draft.texts["ar"]["direction"] == "rtl"
    assert draft.texts["sv"]["introduction"] == "Två frågor om gröt."
    assert draft.texts["sv"]["items"]["nalka"] == {
        "question": "Hur hungrig är du?",
        "low": "Inte alls",
        "high": "Mycket",
    }
    panel = read(FORMS / "01-lhc-scored-panel.json")
    assert panel.texts["en"]["items"]["q90002_7"]["help"] == "A quick wipe counts."
    library = read(FORMS / "03-contained-valuesets.json").structure
    assert (library["version"], library["licence"]["notice"]) == ("1.2.0", "© A library, free to use")


def test_what_an_extension_may_turn_round_is_not_taken(tmp_path: Path) -> None:
    changed = {"modifierExtension": [{"url": "http://example.org/not", "valueBoolean": True}]}
    inside = [{"linkId": "b", "type": "text", "text": "B?"}]
    items = [
        {"linkId": "a", "type": "text", "text": "A?"},
        {"linkId": "g", "type": "group", "item": inside, **changed},
        {"linkId": "c", "type": "text", "text": "C?", **changed},
    ]
    draft = read(form(tmp_path, {"resourceType": "Questionnaire", "language": "en", "item": items}))
    assert outline(draft) == ["a text"]
    assert [loss.where for loss in draft.losses] == ["g", "c"]


ITEM = {"linkId": "a", "type": "choice", "text": "A?"}
REFUSED: dict[str, tuple[Any, str]] = {
    "answers": ({"resourceType": "QuestionnaireResponse", "item": []}, "mittari meter responses"),
    "a patient": ({"resourceType": "Patient"}, "0 questionnaires"),
    "two in a bundle": (
        {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Questionnaire"}}] * 2},
        "2 questionnaires",
    ),
    "no question": ({"resourceType": "Questionnaire", "item": []}, "no question"),
    "items that are none": ({"resourceType": "Questionnaire", "item": [1]}, "item: a list of objects"),
    "a type that is none": ({"resourceType": "Questionnaire", "item": [{"linkId": "a", "type": {}}]}, "item.0.type"),
    "options that are none": (
        {"resourceType": "Questionnaire", "item": [{**ITEM, "answerOption": {"a": 1}}]},
        "item.0.answerOption: a list",
    ),
    "too many questions": ({"resourceType": "Questionnaire", "item": [ITEM] * 3000}, "more than 2000 questions"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_place_and_advice(name: str, tmp_path: Path) -> None:
    tree, says = REFUSED[name]
    with pytest.raises(InputError, match=says) as caught:
        read(form(tmp_path, tree))
    assert all(problem.advice for problem in caught.value.problems)


def test_what_stands_beside_the_questionnaire_is_told(tmp_path: Path) -> None:
    tree = {
        "resourceType": "Questionnaire",
        "status": "retired",
        "experimental": False,
        "meta": {"profile": ["https://example.org/form"]},
        "contained": [{"resourceType": "ValueSet", "id": "v"}, {"resourceType": "Composition", "id": "c"}],
        "item": [{"linkId": "a", "text": "A?", "type": "text", "required": False, "readOnly": False, "prefix": None}],
    }
    draft = read(form(tmp_path, tree))
    assert [str(loss) for loss in draft.losses] == [
        "the form: the Composition beside its questions (a meter has nothing like it)"
    ]
    assert any("retired" in task for task in draft.todo)
