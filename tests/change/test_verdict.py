"""The words are public: files, forms and translations are keyed by them."""

from mittari.change import SIGNS, Reason, Verdict
from mittari.change.verdict import REASON_WORDS, SlopeReason, reasons_told


def test_the_four_words() -> None:
    assert list(Verdict) == ["improved", "no_reliable_change", "worse", "cannot_tell"]


def test_every_verdict_has_its_own_sign() -> None:
    assert [SIGNS[verdict] for verdict in Verdict] == ["▲", "=", "▼", "?"]


def test_the_reasons() -> None:
    ends = {"no_sem", "group_only", "at_floor", "at_ceiling"}
    assert set(Reason) == ends | {"no_first", "no_last", "one_measurement", "other_version", "other_rater"}


def test_every_reason_is_told_in_words_and_not_as_a_code() -> None:
    assert set(REASON_WORDS) == {*Reason, *SlopeReason}
    assert not [words for words in REASON_WORDS.values() if "_" in words]
    assert (
        reasons_told({"one_measurement": 1, "no_last": 3, "at_floor": 0}) == "3 without a last score, 1 measured once"
    )
    assert reasons_told({}) == ""
