"""Which scorings of two measurements may be compared: by one version's content, and by one version of the rules.

A form has the scores of the version that was answered; where a crosswalk leads to a newer version, it also has those
of that one, pinned to its content (see mittari.store.carry_forward).
"""

import pandas as pd

FORM = ["measurement", "content_hash"]


def newest_scoring(scores: pd.DataFrame) -> pd.DataFrame:
    """Of several scorings of a form by the same content only the one by the newest rules.

    `scores` has the columns measurement, content_hash, score and scoring_version.
    """
    ordered = scores.sort_values("scoring_version", kind="stable")
    return ordered.drop_duplicates([*FORM, "score"], keep="last")


def is_carried(forms: pd.DataFrame, wanted: pd.Series, scores: pd.DataFrame) -> pd.Series:
    """Which forms (measurement, content_hash) of another version have scores by the content that is wanted of each.

    Only what a crosswalk declares as comparable has them.
    """
    there = pd.MultiIndex.from_frame(scores[FORM].drop_duplicates())
    asked = pd.MultiIndex.from_arrays([forms["measurement"], wanted])
    other = forms["content_hash"].notna() & wanted.notna() & (forms["content_hash"] != wanted)
    return other & asked.isin(there)
