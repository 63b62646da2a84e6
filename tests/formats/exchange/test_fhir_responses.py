"""FHIR responses become rows of answers; the four ways not to answer stay four."""

import json
from pathlib import Path
from typing import Any

import pytest

from mittari.answers import Answer, parse
from mittari.definitions.meter import Meter
from mittari.errors import InputError
from mittari.formats.exchange.fhir_answers import response
from mittari.formats.exchange.fhir_responses import read_responses
from tests.small_meter import small_meter

ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
SMALL = "urn:mittari:meter:small|1.0.0"


@pytest.fixture
def meter(tmp_path: Path) -> Meter:
    return small_meter(tmp_path)


def written(folder: Path, tree: Any, name: str = "answers.json") -> Path:
    path = folder / name
    path.write_text(tree if isinstance(tree, str) else json.dumps(tree), encoding="utf-8")
    return path


def of(*items: dict[str, Any], **head: Any) -> dict[str, Any]:
    return {"resourceType": "QuestionnaireResponse", "status": "completed", "item": list(items), **head}


def absent(link: str, code: str) -> dict[str, Any]:
    return {"linkId": link, "extension": [{"url": ABSENT, "valueCode": code}]}


def test_answers_are_found_wherever_they_lie(meter: Meter, tmp_path: Path) -> None:
    form = of(
        {"linkId": "group", "item": [{"linkId": "calm", "answer": [{"valueCoding": {"code": "2"}}]}]},
        {
            "linkId": "working",
            "answer": [{"valueBoolean": True, "item": [{"linkId": "pace", "answer": [{"valueInteger": 3}]}]}],
        },
        {"linkId": "hours", "answer": [{"valueQuantity": {"value": 37.5, "unit": "h"}}]},
        {"linkId": "moved", "answer": [{"valueDate": "2020-01-31"}]},
        {"linkId": "wish", "answer": [{"valueString": "nobody may see this"}]},
        id="r1",
        authored="2026-03-01T10:00:00Z",
        subject={"reference": "Patient/7"},
    )
    frame, problems = read_responses(written(tmp_path, form), meter)
    (row,) = frame.to_dict("records")
    assert problems == []
    assert {name: value for name, value in row.items() if value} == {
        **{"response": "r1", "subject": "Patient/7", "authored": "2026-03-01", "moved": "2020-01-31"},
        **{"calm": "2", "working": "1", "pace": "3", "hours": "37.5"},
    }


def test_the_four_ways_not_to_answer_stay_apart(meter: Meter, tmp_path: Path) -> None:
    form = of(
        absent("working", "asked-declined"),
        absent("calm", "not-applicable"),
        absent("tense", "not-asked"),
        absent("tempo", "unknown"),
        absent("ability", "masked"),
        {"linkId": "hours", "answer": [{"_valueDecimal": {"extension": [{"url": ABSENT, "valueCode": "not-asked"}]}}]},
    )
    row = read_responses(written(tmp_path, form), meter)[0].iloc[0]
    words = ["refused", "not_applicable", "not_asked", "missing", "missing", "not_asked", ""]
    assert row[["working", "calm", "tense", "tempo", "ability", "hours", "moved"]].tolist() == words


def test_bundles_and_lines_hold_many(meter: Meter, tmp_path: Path) -> None:
    forms = [of({"linkId": "calm", "answer": [{"valueCoding": {"code": str(code)}}]}) for code in range(3)]
    bundle = {"resourceType": "Bundle", "entry": [{"resource": form} for form in [*forms, {"resourceType": "Patient"}]]}
    lines = "\n".join(map(json.dumps, forms)) + "\n\n"
    for path in (written(tmp_path, bundle), written(tmp_path, lines, "answers.ndjson")):
        assert read_responses(path, meter)[0]["calm"].tolist() == ["0", "1", "2"]


def test_a_renamed_link_is_found_again(tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    form = of({"linkId": "/ability", "answer": [{"valueInteger": 9}]})
    assert read_responses(written(tmp_path, form), meter)[0]["ability"].tolist() == ["9"]


def test_what_can_t_be_read_is_missing_and_listed_without_its_value(meter: Meter, tmp_path: Path) -> None:
    form = of(
        {"linkId": "calm", "answer": [{"valueCoding": {"code": "77"}}]},
        {"linkId": "tense", "answer": [{"valueInteger": 1}, {"valueInteger": 2}]},
        {"linkId": "unheard", "answer": [{"valueString": "secret"}]},
        {"linkId": "heading", "text": "no answer here"},
    )
    frame, problems = read_responses(written(tmp_path, form), meter)
    assert frame[["calm", "tense"]].iloc[0].tolist() == ["", ""]
    assert [problem.place for problem in problems] == ["calm", "tense", "unheard"]
    assert not any("77" in str(problem) or "secret" in str(problem) for problem in problems)


def test_what_goes_out_comes_back(meter: Meter, tmp_path: Path) -> None:
    cells = {"working": "1", "calm": "0", "tense": "refused", "pace": "not_asked", "tempo": "not_applicable"}
    cells |= {"ability": "10", "hours": "7.5", "moved": "2020-02-29", "wish": "a wish"}
    answers: dict[str, Answer] = {
        name: parse(meter.items[name], meter.coding(meter.items[name]), cell) for name, cell in cells.items()
    }
    form = response(meter, answers, {"id": "x1"})
    assert form["questionnaire"] == SMALL
    row = read_responses(written(tmp_path, form), meter)[0].iloc[0]
    assert {name: row[name] for name in cells if name != "wish"} == {
        name: cell for name, cell in cells.items() if name != "wish"
    }
    assert "a wish" not in json.dumps(form)


REFUSED: dict[str, tuple[Any, str]] = {
    "another meter": (of(questionnaire="urn:mittari:meter:big|1.0.0"), "answers to big, not small"),
    "another version": (of(questionnaire="urn:mittari:meter:small|2.0.0"), "version 2.0.0; the meter is 1.0.0"),
    "questions": ({"resourceType": "Questionnaire"}, "no QuestionnaireResponse"),
    "nothing": ({"resourceType": "Bundle"}, "no QuestionnaireResponse"),
    "half a JSON": ('{"a', "not JSON"),
    "items that are none": ({"resourceType": "QuestionnaireResponse", "item": [1]}, "item: a list of objects"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_advice(name: str, meter: Meter, tmp_path: Path) -> None:
    tree, says = REFUSED[name]
    with pytest.raises(InputError, match=says) as caught:
        read_responses(written(tmp_path, tree), meter)
    assert all(problem.advice for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b'{"resourceType": "Bundle"}\n{"a', "ndjson:2: this is not JSON"), (b"\xe4\n", "not UTF-8"), (None, "No such")],
)
def test_lines_are_refused_by_their_number(content: bytes | None, says: str, meter: Meter, tmp_path: Path) -> None:
    path = tmp_path / "answers.ndjson"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_responses(path, meter)


def test_answers_in_foreign_codes_are_read_by_their_words(meter: Meter, tmp_path: Path) -> None:
    form = of(
        {
            "linkId": "calm",
            "answer": [{"valueCoding": {"system": "https://example.org", "code": "x", "display": "Often"}}],
        },
        {"linkId": "tense", "answer": [{"valueCoding": {"code": "3", "display": "never"}}]},
        {"linkId": "moved", "answer": [{"valueDateTime": "2020-01-31T23:00:00+02:00"}]},
        {"linkId": "hours", "answer": [{"valueTime": "10:00:00"}]},
        {"linkId": "pace", "answer": [{"valueCoding": None, "valueTime": None, "valueInteger": 3}]},
    )
    frame, problems = read_responses(written(tmp_path, form), meter)
    assert frame.iloc[0][["calm", "tense", "moved", "hours", "pace"]].tolist() == ["2", "", "2020-01-31", "", "3"]
    assert [(problem.place, problem.reason) for problem in problems] == [
        ("tense", "its code is that of one option, its words are those of another"),
        ("hours", "a valueTime is no answer to this question"),
    ]
