"""Every text goes to the translator with its status, what it is and how long it may be."""

from pathlib import Path

import pytest

from mittari.definitions.texts import wording
from mittari.errors import DefinitionError, InputError
from mittari.formats.texts.translation import is_optional, to_translate, told
from tests.formats.texts.given import worded
from tests.small_meter import ENGLISH


def test_every_text_of_both_languages_is_there_once(tmp_path: Path) -> None:
    meter = worded(tmp_path)
    given = to_translate(meter, "en", "sv")
    assert [row.key for row in given.rows if row.source] == list(wording(meter.texts["en"]))
    assert {row.key: row.target for row in given.rows if row.target} == wording(meter.texts["sv"])
    assert [(row.key, row.note) for row in given.rows if not row.source] == [
        (
            "items.calm.help",
            "Advice under a question (calm); at most 400 characters; may be left empty; only in this language",
        )
    ]


def test_each_row_tells_its_status_and_who_reviewed_it(tmp_path: Path) -> None:
    rows = {row.key: row for row in to_translate(worded(tmp_path), "en", "sv").rows}
    assert (rows["title"].status, rows["title"].reviewed_by) == ("machine_draft", "")
    assert (rows["introduction"].status, rows["introduction"].reviewed_by) == ("own_reviewed", "Aino")
    assert (rows["introduction"].reviewed_on, rows["items.tense.question"].reviewed_by) == ("2026-03-31", "Bo")
    assert rows["options.ease.1"].note == "One answer to choose (ease); at most 120 characters"


def test_a_language_that_is_not_there_yet_has_empty_targets(tmp_path: Path) -> None:
    rows = to_translate(worded(tmp_path), "en", "ar").rows
    assert {(row.target, row.status) for row in rows} == {("", "")}
    assert told(None) == ("", "", "")


def test_braces_are_pointed_out(tmp_path: Path) -> None:
    meter = worded(tmp_path, ENGLISH.replace("question: D.", 'question: "Goal {n}"'))
    rows = {row.key: row for row in to_translate(meter, "en", "sv").rows}
    assert "keep what stands in braces" in rows["items.pace.question"].note


@pytest.mark.parametrize(
    ("key", "optional"),
    [("title", False), ("items.calm.question", False), ("items.calm.help", True), ("items.ability.low", False),
     ("items.calm.low", True), ("options.ease.1", False), ("scores.mind.name", False), ("scores.mind.low", True)],
)  # fmt: skip
def test_only_advice_and_the_ends_of_what_is_no_rating_may_be_left_out(
    tmp_path: Path, key: str, optional: bool
) -> None:
    assert is_optional(worded(tmp_path), key) is optional


@pytest.mark.parametrize(("source", "target"), [("fi", "sv"), ("sv", "sv")])
def test_what_can_t_be_translated_from_is_refused(tmp_path: Path, source: str, target: str) -> None:
    with pytest.raises(InputError, match="nothing to translate in"):
        to_translate(worded(tmp_path), source, target)


def test_a_meter_without_texts_says_so(tmp_path: Path) -> None:
    meter = worded(tmp_path)
    meter.texts.clear()
    with pytest.raises(DefinitionError, match="has no texts"):
        to_translate(meter, "en", "sv")
