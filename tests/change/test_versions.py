"""A form answered in another version counts only where it has been scored by the version wanted."""

import pandas as pd

from mittari.change.versions import is_carried, newest_scoring

SCORES = pd.DataFrame(
    [(1, "old", "mind", 1, 5.0), (1, "old", "mind", 2, 6.0), (1, "new", "mind", 1, 50.0), (1, "old", "body", 1, 7.0),
     (2, "new", "mind", 1, 60.0), (3, "old", "mind", 1, 8.0)],
    columns=["measurement", "content_hash", "score", "scoring_version", "value"],
)  # fmt: skip


def test_of_several_scorings_the_newest_rules_count() -> None:
    found = newest_scoring(SCORES.sample(frac=1, random_state=1))
    values = found.set_index(["measurement", "content_hash", "score"])["value"].to_dict()
    assert values == {
        (1, "old", "mind"): 6.0,
        (1, "new", "mind"): 50.0,
        (1, "old", "body"): 7.0,
        (2, "new", "mind"): 60.0,
        (3, "old", "mind"): 8.0,
    }


def test_only_forms_of_another_version_that_were_scored_by_this_one_are_carried() -> None:
    forms = pd.DataFrame({"measurement": [1, 2, 3, None], "content_hash": ["old", "new", "old", None]})
    wanted = pd.Series(["new", "new", "new", "new"])
    assert is_carried(forms, wanted, SCORES).tolist() == [True, False, False, False]


def test_nothing_is_carried_where_nothing_is_wanted() -> None:
    forms = pd.DataFrame({"measurement": [1, 3], "content_hash": ["old", "old"]})
    assert is_carried(forms, pd.Series([None, "old"]), SCORES).tolist() == [False, False]
    assert is_carried(forms[:0], pd.Series([], dtype=object), SCORES[:0]).tolist() == []
