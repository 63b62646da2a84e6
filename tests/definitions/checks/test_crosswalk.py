"""A crosswalk that leaves something out or promises too much is refused at its line."""

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittari.scoring.check import check_meter
from tests.definitions.two_versions import CROSSWALK, write_two_versions


@dataclass(frozen=True)
class Wrong:
    """One edit of the crosswalk, a piece of the line that must be named, and a piece of the reason."""

    old: str
    new: str
    at: str
    says: str


WRONG = {
    "an item forgotten": Wrong("  calm: kept\n", "", "items:", "calm is an item of 1.0.0 and is not here"),
    "an item too many": Wrong("  calm: kept\n", "  calm: kept\n  clam: kept\n", "clam:", "clam is not an item of 1"),
    "a new item forgotten": Wrong("new: {hope: coaches asked for it}\n", "", "from:", "hope is an item of 2.0.0"),
    "a new item too many": Wrong("asked for it}", "asked for it, hops: x}", "new:", "hops is not an item of 2.0.0"),
    "both carried and new": Wrong("asked for it}", "asked for it, calm: x}", "new:", "this item is also carried over"),
    "two become one": Wrong("tense: kept", "tense: {is: changed, as: calm, why: x}", "items:", "several items become"),
    "dropped without a reason": Wrong(", why: nobody read it", "", "wish:", "wish is dropped, without a reason"),
    "dropped and carried": Wrong("{is: dropped,", "{is: dropped, as: hope,", "wish:", "dropped, and yet becomes hope"),
    "kept and gone": Wrong("{is: dropped, why: nobody read it}", "kept", "wish:", "there is no item wish in 2.0.0"),
    "kept with other answers": Wrong(
        "tempo: {is: recoded, as: speediness, codes: {0: 0, 1: 0, 2: 1, 3: 1}, ",
        "tempo: {is: kept, as: speediness, ", "tempo:", "the answers to tempo differ"
    ),
    "changed with answers lost": Wrong(
        "tempo: {is: recoded, as: speediness, codes: {0: 0, 1: 0, 2: 1, 3: 1}, ",
        "tempo: {is: changed, as: speediness, ", "tempo:", "some answers to tempo are not there any more"
    ),
    "another kind": Wrong("moved: kept", "moved: {is: changed, as: hope, why: x}", "moved:", "moved is a date in one"),
    "recoded without codes": Wrong("codes: {0: 0, 1: 0, 2: 1, 3: 1}, ", "", "tempo:", "only what is recoded has codes"),
    "codes without recoding": Wrong("hours: kept", "hours: {is: kept, codes: {0: 0}}", "hours:", "only what is"),
    "a number recoded": Wrong(
        "hours: kept", "hours: {is: recoded, codes: {0: 0}, why: x}", "hours:", "only a choice or a rating"
    ),
    "a code forgotten": Wrong(", 3: 1}", "}", "tempo:", "do not cover exactly"),
    "a code that is none": Wrong("3: 1}", "3: 2}", "tempo:", "2: not a code of speediness"),
    "a score forgotten": Wrong("  work: {comparable: as_it_is, why: the same question}\n", "", "scores:", "work is a"),
    "a score too many": Wrong("  work:", "  worry: {comparable: no, why: x}\n  work:", "worry:", "worry is not a"),
    "not as it is, recoded": Wrong("speed: {comparable: after_mapping", "speed: {comparable: as_it_is", "speed:",
                                   "speed is not the same score: speediness is not simply kept"),
    "not as it is, an item more": Wrong("whole: {comparable: no", "whole: {comparable: as_it_is", "whole:",
                                        "hope is not simply kept"),
    "nothing carried": Wrong("ability: kept", "ability: {is: dropped, why: x}", "work:", "ability is not simply kept"),
    "a version that is not there": Wrong("from: 1.0.0", "from: 0.9.0", "from:", "there is no such version"),
    "backwards": Wrong("from: 1.0.0\nto: 2.0.0", "from: 2.0.0\nto: 1.0.0", "from:", "this is not the older version"),
    "another name": Wrong("to: 2.0.0", "to: 1.0.0", "from:", "the file has the name of other versions"),
}  # fmt: skip


def test_the_crosswalk_of_the_tests_is_in_order(tmp_path: Path) -> None:
    assert [str(problem) for problem in check_meter(write_two_versions(tmp_path))] == []


@pytest.mark.parametrize("name", WRONG)
def test_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    wrong = WRONG[name]
    assert CROSSWALK.count(wrong.old) == 1, "the edit is not clear"
    text = CROSSWALK.replace(wrong.old, wrong.new)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if wrong.at in line]
    problems = check_meter(write_two_versions(tmp_path, text))
    found = [(problem.line, problem.reason) for problem in problems]
    assert any(line in lines and wrong.says in reason for line, reason in found), found
    assert all(problem.advice for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("minimum_answered: 2", "minimum_answered: 1", "it is computed in another way"),
        ("    reverse: true\n", "", "tense counts in another way"),
        ("  - id: pace\n    kind: choice\n    coding: ease\n    show_if: {item: working, any_of: [1]}\n",
         "  - id: pace\n    kind: choice\n    coding: ease\n    show_if: {item: working, any_of: [0]}\n",
         "pace counts in another way"),
    ],
)  # fmt: skip
def test_as_it_is_means_the_same_computation(old: str, new: str, says: str, tmp_path: Path) -> None:
    folder = write_two_versions(tmp_path)
    file = folder / "instrument.yaml"
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))
    reasons = [problem.reason for problem in check_meter(folder) if problem.file.endswith("1.0.0-to-2.0.0.yaml")]
    assert f"mind is not the same score: {says}" in reasons


def test_a_score_of_which_nothing_was_asked_before_is_not_comparable(tmp_path: Path) -> None:
    text = CROSSWALK.replace("ability: kept", "ability: {is: dropped, why: x}").replace(
        "for it}", "for it, ability: y}"
    )
    text = text.replace("work: {comparable: as_it_is", "work: {comparable: after_mapping")
    reasons = [problem.reason for problem in check_meter(write_two_versions(tmp_path, text))]
    assert reasons == ["work: none of its items was asked in 1.0.0"]


def test_what_can_t_be_read_is_named(tmp_path: Path) -> None:
    folder = write_two_versions(tmp_path, "from: [")
    assert any("1.0.0-to-2.0.0.yaml" in problem.file for problem in check_meter(folder))


WORDS = st.sampled_from(
    ["kept", "dropped", "recoded", "no", "as_it_is", "hope", "calm", "0", "{}", "[]", "", ":", "2.0.0"]
)


@settings(max_examples=60)
@given(number=st.integers(0, len(CROSSWALK.split()) - 1), word=WORDS)
def test_any_word_in_any_place_is_in_order_or_refused(number: int, word: str) -> None:
    words = re.split(r"(\s+)", CROSSWALK)
    words[2 * number] = word
    with TemporaryDirectory() as folder:
        problems = check_meter(write_two_versions(Path(folder), "".join(words)))
    assert all(problem.reason and problem.advice for problem in problems)
