"""A translation is taken whole or not at all, with everything that is wrong; a changed text loses its review."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mittari.definitions.texts import Texts, wording
from mittari.errors import InputError, ProblemsError
from mittari.formats.exchange.yaml_text import yaml_text
from mittari.formats.texts.take import Reviewer, Taken, take
from mittari.formats.texts.translation import to_translate
from tests.formats.texts.given import SWEDISH, sent_back, worded
from tests.small_meter import ENGLISH, small_meter

FILE = Path("back.xlf")
CARLA = Reviewer("Carla", date(2026, 5, 1))


def texts_of(taken: Taken, tmp_path: Path) -> Texts:
    """The wording as it is read from the file that is written."""
    language = taken.tree["language"]
    return small_meter(tmp_path / "again", {f"texts/{language}.yaml": yaml_text(taken.tree)}).texts[language]


def test_what_comes_back_as_it_went_changes_nothing(tmp_path: Path) -> None:
    meter = worded(tmp_path)
    taken = take(meter, sent_back(meter), FILE)
    assert (taken.words, taken.statuses, taken.again_drafts) == ((), (), ())
    again, before = texts_of(taken, tmp_path), meter.texts["sv"]
    assert wording(again) == wording(before)
    assert [again.review_of(key) for key in wording(again)] == [before.review_of(key) for key in wording(before)]
    assert again.enabled is before.enabled is False


@pytest.mark.parametrize(
    ("status", "reviewer", "told"),
    [("own_reviewed", Reviewer(), ("draft", None)), ("own_reviewed", CARLA, ("own_reviewed", "Carla")),
     ("draft", CARLA, ("draft", None)), ("own", Reviewer(), ("own", None)), ("", Reviewer(), ("draft", None))],
)  # fmt: skip
def test_a_changed_text_is_a_draft_until_somebody_has_looked_at_it(
    tmp_path: Path, status: str, reviewer: Reviewer, told: tuple[str, str | None]
) -> None:
    meter = worded(tmp_path)
    given = sent_back(meter, items__pace__question={"target": "Ny.", "status": status})
    taken = take(meter, given, FILE, reviewer)
    review = texts_of(taken, tmp_path).review_of("items.pace.question")
    assert (review.status, review.reviewed_by) == told
    assert taken.words == ("items.pace.question",)
    assert bool(taken.again_drafts) is (told[0] == "draft")


def test_a_review_in_the_file_is_taken_with_its_name_and_day(tmp_path: Path) -> None:
    meter = worded(tmp_path)
    named = {"target": "Ny titel", "status": "own_reviewed", "reviewed_by": "Dan", "reviewed_on": "2026-06-01"}
    review = texts_of(take(meter, sent_back(meter, title=named), FILE), tmp_path).review_of("title")
    assert (review.status, review.reviewed_by, str(review.reviewed_on)) == ("own_reviewed", "Dan", "2026-06-01")


def test_a_machine_s_draft_that_somebody_changed_is_a_person_s(tmp_path: Path) -> None:
    meter = worded(tmp_path)
    assert meter.texts["sv"].status_of("title") == "machine_draft"
    taken = take(meter, sent_back(meter, title={"target": "Bättre titel"}), FILE)
    assert texts_of(taken, tmp_path).status_of("title") == "draft"


def test_a_new_language_keeps_the_order_of_the_source_and_runs_its_way(tmp_path: Path) -> None:
    meter = worded(tmp_path)
    given = to_translate(meter, "en", "ar")
    taken = take(
        meter,
        replace(given, rows=tuple(replace(row, target="كلمة", status="machine_draft") for row in given.rows)),
        FILE,
    )
    made = texts_of(taken, tmp_path)
    assert list(wording(made)) == list(wording(meter.texts["en"]))
    assert (made.direction, made.status, made.exceptions) == ("rtl", "machine_draft", {})


def test_advice_may_be_left_out(tmp_path: Path) -> None:
    meter = worded(tmp_path)
    made = texts_of(take(meter, sent_back(meter, items__calm__help={"target": ""}), FILE), tmp_path)
    assert made.items["calm"].help is None


WRONG = {
    "empty": ({"items__calm__question": {"target": ""}}, "items.calm.question: the translation is empty"),
    "an end of a rating": ({"items__ability__low": {"target": ""}}, "items.ability.low: the translation is empty"),
    "an unknown key": ({"title": {"key": "titel"}}, "small has no text 'titel'"),
    "a changed source": ({"title": {"source": "An old title"}}, "title: the source has changed since the export"),
    "braces lost": ({"items__hours__question": {"target": "Mål"}}, "not as in the source -> it has to be: {n}"),
    "braces made up": ({"items__wish__question": {"target": "Mål {m}"}}, "it has to be: none"),
    "too long": ({"title": {"target": "x" * 81}}, "81 characters, there is room for 80"),
    "no such status": ({"title": {"status": "fine"}}, "there is no status 'fine'"),
    "made official": ({"title": {"status": "official"}}, "can't make a wording official"),
    "reviewed by nobody": ({"title": {"status": "own_reviewed"}}, "reviewed, but nobody is named"),
    "reviewed some day": ({"introduction": {"reviewed_on": "last May"}}, "is not a date"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_refused_with_its_place_and_what_to_do(name: str, tmp_path: Path) -> None:
    changed, says = WRONG[name]
    meter = small_meter(tmp_path, {
        "texts/en.yaml": ENGLISH.replace("question: G.", 'question: "G {n}"'),
        "texts/sv.yaml": SWEDISH.replace("question: G.", 'question: "G {n}"'),
    })  # fmt: skip
    with pytest.raises(ProblemsError) as caught:
        take(meter, sent_back(meter, **changed), FILE)
    assert says in str(caught.value)
    assert all(problem.advice for problem in caught.value.problems)


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    meter = worded(tmp_path)
    given = sent_back(meter, title={"target": ""}, introduction={"source": "?"}, items__wish__question={"status": "x"})
    with pytest.raises(InputError) as caught:
        take(meter, replace(given, rows=(*given.rows[:-2], given.rows[0])), FILE)
    reasons = {problem.reason for problem in caught.value.problems}
    assert {"the translation is empty", "the source has changed since the export", "there is no status 'x'"} <= reasons
    assert {"this text is gone from the file", "this text is in the file 2 times"} <= reasons


def test_a_file_for_another_meter_is_refused(tmp_path: Path) -> None:
    meter = worded(tmp_path)
    with pytest.raises(InputError, match="the file is for large, not small"):
        take(meter, replace(sent_back(meter), meter="large"), FILE)
