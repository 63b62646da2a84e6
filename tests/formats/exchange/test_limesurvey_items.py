import pytest

from mittari.definitions.item import AnswerKind
from mittari.formats.exchange.limesurvey_items import Items, wording_of
from mittari.formats.exchange.limesurvey_rows import Part, Question
from mittari.formats.exchange.sheet import Row
from mittari.formats.exchange.sketch import Sketch


def question(name: str = "aB", relevance: str = "", **cells: str) -> Question:
    """A question with this code and these cells."""
    row = Row(2, {(key, ""): text for key, text in {"name": name, "relevance": relevance, **cells}.items()})
    return Question(row, "0", "", {"en": "How?"}, {"en": "Help"})


def test_a_row_of_an_array_stands_under_its_question() -> None:
    sketch = Sketch("form.txt")
    items = Items(sketch, ["en"])
    items.add(question(), AnswerKind.TEXT, part=Part("SQ1", "0", text={"en": "Row"}))
    items.add(question("c"), AnswerKind.TEXT, part=Part("SQ1", "0"))
    assert [item["id"] for item in sketch.items] == ["aB_SQ1", "c"]
    texts = sketch.draft().texts["en"]["items"]
    assert texts["aB_SQ1"] == {"question": "Row", "help": "How?\nHelp"}
    assert texts["c"] == {"question": "How?", "help": "Help"}


@pytest.mark.parametrize(("said", "name"), [("a_B", "a_B"), ("other", "aB"), ("fancy-style", "aB"), ("", "aB")])
def test_the_id_that_was_written_beside_a_code_is_taken_if_it_fits(said: str, name: str) -> None:
    sketch = Sketch("form.txt")
    assert Items(sketch, ["en"]).add(question(cssclass=said), AnswerKind.TEXT) == name


def test_letters_get_their_assessment_values_as_codes_if_these_differ() -> None:
    sketch = Sketch("form.txt")
    items = Items(sketch, ["en"])
    valued = {
        ("0", code): Part(code, "0", value=value, text={"en": code}) for code, value in (("A1", "5"), ("A2", "3"))
    }
    alike = {key: Part(part.code, "0", value="0", text={"en": part.code}) for key, part in valued.items()}
    assert sketch.codings.codes[items.options("one", valued)["coding"]] == [5, 3]
    assert sketch.codings.codes[items.options("two", alike)["coding"]] == [0, 1]


def test_yes_and_no_are_one_and_zero() -> None:
    sketch = Sketch("form.txt")
    coding = Items(sketch, ["en", "fi"]).fixed_options("Y")["coding"]
    assert sketch.codings.codes[coding] == [1, 0]


def test_an_end_that_is_no_whole_number_is_lost() -> None:
    sketch = Sketch("form.txt")
    ends = Items(sketch, ["en"]).ends(question(low="0.5", high="7"), "low", "high")
    assert ends == {"maximum": 7}
    assert [loss.what for loss in sketch.losses] == ["the minimum 0.5"]


def test_markup_is_taken_off_each_text() -> None:
    assert wording_of(Part("1", "0", text={"en": "<b>Yes</b>"})) == {"en": "Yes"}
