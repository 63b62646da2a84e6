"""The words are public: files, forms and translations are keyed by them."""

from mittari.change import SIGNS, Reason, Verdict


def test_the_four_words() -> None:
    assert list(Verdict) == ["improved", "no_reliable_change", "worse", "cannot_tell"]


def test_every_verdict_has_its_own_sign() -> None:
    assert [SIGNS[verdict] for verdict in Verdict] == ["▲", "=", "▼", "?"]


def test_the_reasons() -> None:
    ends = {"no_sem", "group_only", "at_floor", "at_ceiling"}
    assert set(Reason) == ends | {"no_first", "no_last", "one_measurement", "other_version", "other_rater"}
