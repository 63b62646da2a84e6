"""Each text has a review status of its own where one is given."""

from pathlib import Path

import pytest

from mittari.definitions.texts import direction, first_language, wording
from tests.small_meter import ENGLISH, small_meter


def test_an_exception_counts_before_the_file_s_status(tmp_path: Path) -> None:
    text = ENGLISH + "exceptions: {items.calm.question: own}\n"
    texts = small_meter(tmp_path, {"texts/en.yaml": text}).texts["en"]
    assert texts.status_of("items.calm.question") == "own"
    assert texts.status_of("items.tense.question") == "draft"


def test_options_keep_the_words_of_other_types(tmp_path: Path) -> None:
    assert small_meter(tmp_path).texts["en"].options["yes_no"] == {0: "no", 1: "yes"}


def test_an_exception_tells_its_own_reviewer_or_has_the_files(tmp_path: Path) -> None:
    text = ENGLISH.replace("status: draft", "status: draft\nreviewed_by: Aino\nreviewed_on: 2026-03-31") + (
        "exceptions:\n  title: own_reviewed\n"
        "  introduction: {status: own_reviewed, reviewed_by: Bo, reviewed_on: 2026-04-30}\n"
    )
    texts = small_meter(tmp_path, {"texts/en.yaml": text}).texts["en"]
    assert [texts.review_of(key).reviewed_by for key in ("title", "introduction")] == ["Aino", "Bo"]
    assert str(texts.review_of("introduction").reviewed_on) == "2026-04-30"


def test_every_text_has_its_dotted_key_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = wording(small_meter(tmp_path).texts["en"])
    assert list(found)[:3] == ["title", "introduction", "items.working.question"]
    assert found["items.ability.high"] == "all"
    assert found["options.ease.2"] == "often"
    assert found["bands.speed.fast"] == "Fast"
    assert not {"language", "status", "direction"} & {key.split(".")[0] for key in found}


@pytest.mark.parametrize(
    ("status", "exceptions", "note"),
    [("own", "", ""), ("draft", "", "draft"), ("machine_draft", "", "machine_draft"), ("own", "title: draft", "some"),
     ("own", "title: machine_draft", "some"),
     ("draft", "title: machine_draft", "machine_draft"), ("draft", "title: own", "some")],
)  # fmt: skip
def test_readers_are_told_of_drafts(tmp_path: Path, status: str, exceptions: str, note: str) -> None:
    text = ENGLISH.replace("status: draft", f"status: {status}\nexceptions: {{{exceptions}}}")
    assert small_meter(tmp_path, {"texts/en.yaml": text}).texts["en"].drafts == note


def test_a_language_knows_which_way_it_is_written() -> None:
    assert [direction(code) for code in ("ar", "fa-AF", "fi-x-selko", "uk")] == ["rtl", "rtl", "ltr", "ltr"]


@pytest.mark.parametrize(
    ("there", "wanted", "found"),
    [({"fi", "sv"}, ["sv", "fi"], "sv"), ({"fi", "sv"}, ["fi-x-selko", "sv"], "fi"), ({"ar"}, ["fi", "en"], None),
     ({"fi", "fi-x-selko"}, ["fi-x-selko"], "fi-x-selko"), ({"fi"}, ["ar", "uk", "fi"], "fi")],
)  # fmt: skip
def test_the_first_language_wanted_that_is_there(there: set[str], wanted: list[str], found: str | None) -> None:
    assert first_language(there, *wanted) == found
