from pathlib import Path

import pytest

from mittari.cli.answers_file import AnswersFile
from mittari.errors import InputError
from tests.small_meter import small_meter

ROWS = "id,calm,tense,pace,tempo,ability,working\n a ,3,1,,2,7,0\nb,0,2,,1,x,0\n"


def read(folder: Path, text: str = ROWS) -> AnswersFile:
    path = folder / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return AnswersFile.read(small_meter(folder), path)


def test_codes_and_columns_come_from_the_same_rows(tmp_path: Path) -> None:
    answers = read(tmp_path)
    assert answers.codes["calm"].tolist() == [3, 0]
    assert answers.clients("id").tolist() == ["a", "b"]
    assert [(problem.line, problem.place) for problem in answers.problems] == [(3, "ability")]


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"answers.csv: name: there is no such column -> the file has: id, calm"):
        read(tmp_path).column("name")


def test_every_client_that_is_missing_or_here_twice_is_named(tmp_path: Path) -> None:
    answers = read(tmp_path, ROWS + "b,1,1,,1,1,0\n,1,1,,1,1,0\n,1,1,,1,1,0\n")
    with pytest.raises(InputError) as refused:
        answers.clients("id")
    assert [(problem.line, problem.reason) for problem in refused.value.problems] == [
        (5, "there is no client"),
        (6, "there is no client"),
        (4, "this client is here twice"),
    ]
