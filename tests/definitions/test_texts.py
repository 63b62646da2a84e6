"""Each text has a review status of its own where one is given."""

from pathlib import Path

from tests.small_meter import ENGLISH, small_meter


def test_an_exception_counts_before_the_file_s_status(tmp_path: Path) -> None:
    text = ENGLISH + "exceptions: {items.calm.question: own}\n"
    texts = small_meter(tmp_path, {"texts/en.yaml": text}).texts["en"]
    assert texts.status_of("items.calm.question") == "own"
    assert texts.status_of("items.tense.question") == "draft"


def test_options_keep_the_words_of_other_types(tmp_path: Path) -> None:
    assert small_meter(tmp_path).texts["en"].options["yes_no"] == {0: "no", 1: "yes"}
