"""A meter that takes shape can always be read, whatever was missing in the file."""

from mittari.definitions.item import AnswerKind
from mittari.definitions.structure import Structure
from mittari.definitions.texts import Texts
from mittari.formats.exchange.options import Option
from mittari.formats.exchange.sketch import Sketch


def test_what_is_missing_is_to_be_written() -> None:
    sketch = Sketch("form.json", "fi")
    sketch.item("1", AnswerKind.RATING, {}, minimum=0, maximum=3, icf=None)
    draft = sketch.draft()
    assert Structure.model_validate(draft.structure).items[0].id == "q1"
    texts = Texts.model_validate(draft.texts["fi"])
    assert texts.title == "TODO: write the title"
    assert texts.items["q1"].question == "TODO: write the question"
    assert "The item '1' of the file is `q1` here." in draft.todo


def test_a_second_language_may_be_incomplete_and_the_check_names_it() -> None:
    sketch = Sketch("form.json")
    sketch.item("a", AnswerKind.TEXT, {"en": "A?", "ar": " أ "})
    sketch.item("b", AnswerKind.TEXT, {"en": "B?", "ar": " "})
    texts = sketch.draft().texts
    assert texts["ar"]["items"] == {"a": {"question": "أ"}}
    assert texts["ar"]["direction"] == "rtl"
    assert list(texts["en"]["items"]) == ["a", "b"]


def test_texts_stand_in_the_order_of_the_meters() -> None:
    sketch = Sketch("form.json")
    name = sketch.item("a", AnswerKind.RATING, {"en": "A?"}, minimum=0, maximum=1)
    for key in ("high", "help", "low"):
        sketch.wording(name, key, {"default": key})
    assert list(sketch.draft().texts["en"]["items"]["a"]) == ["question", "help", "low", "high"]


def test_a_name_that_is_there_twice_becomes_two() -> None:
    sketch = Sketch("form.json")
    names = [sketch.item("a", AnswerKind.TEXT, {"en": "A?"}) for _ in range(3)]
    assert names == ["a", "a_1", "a_2"]
    told = [task for task in sketch.draft().todo if "once more" in task]
    assert len(told) == 2


def test_options_are_worded_under_their_coding() -> None:
    sketch = Sketch("form.json")
    coding = sketch.coding("Often", [Option("yes", {"en": "Yes"}), Option("no", {"en": "No"})])
    sketch.item("a", AnswerKind.CHOICE, {"en": "A?"}, coding=coding)
    draft = sketch.draft()
    assert draft.structure["codings"] == {"often": {"codes": [0, 1]}}
    assert draft.texts["en"]["options"] == {"often": {"0": "Yes", "1": "No"}}


def test_numbers_dates_and_words_are_not_scored_until_somebody_says_so() -> None:
    sketch = Sketch("form.json")
    for kind in AnswerKind:
        sketch.item(kind.value, kind, {"en": "A?"})
    scored = [item["id"] for item in sketch.items if item.get("scored", True)]
    assert scored == ["choice", "rating"]


def test_the_head_is_kept() -> None:
    sketch = Sketch("form.json", version="2.0.0", notice="Aino", recall="P1W")
    sketch.title({"en": "My form"})
    sketch.item("a", AnswerKind.TEXT, {"en": "A?"})
    structure = sketch.draft().structure
    assert (structure["id"], structure["version"], structure["recall"]) == ("my-form", "2.0.0", "P1W")
    assert structure["licence"]["notice"] == "Aino"


def test_signs_without_width_are_left_out_and_told() -> None:
    sketch = Sketch("form.json")
    sketch.title({"en": "\ufeffMy form"})
    sketch.item("a", AnswerKind.TEXT, {"en": "Well\u200b?", "fi": "\u2060"})
    draft = sketch.draft()
    assert (draft.texts["en"]["title"], draft.texts["en"]["items"]["a"]["question"]) == ("My form", "Well?")
    assert "fi" not in draft.texts
    assert [loss.where for loss in draft.losses] == ["title", "items.a.question", "items.a.question"]
