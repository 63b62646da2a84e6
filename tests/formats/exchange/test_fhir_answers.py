"""Rows of answers become valid FHIR responses."""

import json
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from mittari.errors import InputError
from mittari.formats.csv_file import open_csv
from mittari.formats.exchange.fhir_answers import write_responses
from mittari.formats.exchange.fhir_responses import read_responses
from tests.small_meter import INSTRUMENT, small_meter

SEVERAL = INSTRUMENT.replace("  - id: working\n    kind: choice", "  - id: working\n    kind: multichoice")
ROWS = """\
response;subject;authored;working;calm;tense;hours;moved;wish;other
r-1;Patient/1;2026-03-01;0 1;3;refused;7,5;2020-01-31;secret;x
r 2;someone;soon;1;99;not_asked;;;;
r-3;;;none;not_applicable;;8;;;
"""


def csv(folder: Path, text: str = ROWS) -> Path:
    path = folder / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_bundle_and_lines_are_valid_and_come_back(tmp_path: Path) -> None:
    meter = small_meter(tmp_path, {"instrument.yaml": SEVERAL})
    bundle, lines = tmp_path / "out.json", tmp_path / "out.ndjson"
    for path in (bundle, lines):
        problems = write_responses(path, meter, open_csv(csv(tmp_path)))
        assert [(problem.place, problem.line) for problem in problems] == [("calm", 3)]
        frame = read_responses(path, meter)[0]
        assert frame["working"].tolist() == ["0 1", "1", ""], "that nothing is ticked has no place in FHIR"
        assert frame["calm"].tolist() == ["3", "missing", "not_applicable"]
        assert frame["tense"].tolist() == ["refused", "not_asked", "missing"]
        assert frame["hours"].tolist() == ["7.5", "missing", "8"]
        assert frame["subject"].tolist() == ["Patient/1", "someone", ""]
        assert frame["response"].tolist() == ["r-1", "2", "r-3"]
        assert frame["authored"].tolist() == ["2026-03-01", "", ""]
        assert "secret" not in path.read_text(encoding="utf-8")
    assert len(Bundle.model_validate_json(bundle.read_text(encoding="utf-8")).entry or []) == 3
    for line in lines.read_text(encoding="utf-8").splitlines():
        QuestionnaireResponse.model_validate(json.loads(line))


def test_a_file_without_any_item_is_refused(tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    with pytest.raises(InputError, match="no column is an item of small"):
        write_responses(tmp_path / "out.json", meter, open_csv(csv(tmp_path, "a,b\n1,2\n")))
    assert not (tmp_path / "out.json").exists()
