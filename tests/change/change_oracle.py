"""R's numbers for one person's change on five fictional sets, and the sets as complete pairs."""

import json
import math
from typing import Any

import pandas as pd

from tests.shared_files import DATA, ORACLE

KEYS = ["antidepressants", "anxiety_0_4", "anxiety_complete_0_4", "garden_club", "garden_sensitive"]


def parameters(key: str) -> dict[str, Any]:
    """What a set was judged with."""
    return json.loads((ORACLE / "change_params.json").read_text("utf-8"))[key]


def oracle_row(key: str, approach: str, method: str, cutoff: str | None = None) -> pd.Series:
    """R's row for a set, an approach, a method and a cut-off."""
    rows = pd.read_csv(ORACLE / "change_summary.csv")
    wanted = (rows["key"] == key) & (rows["approach"] == approach) & (rows["method"] == method)
    wanted &= rows["cutoff_type"].isna() if cutoff is None else rows["cutoff_type"] == cutoff
    found = rows[wanted]
    assert len(found) == 1
    return found.iloc[0]


def complete_pairs(given: dict[str, Any]) -> pd.DataFrame:
    """The people of a set who have both scores: before, after."""
    frame = pd.read_csv(DATA / f"cs_{given['ds']}.csv", dtype={given["id"]: str})
    wide = frame.pivot(index=given["id"], columns=given["time"], values=given["out"])
    return wide[[given["pre"], given["post"]]].dropna().set_axis(["before", "after"], axis=1)


def of_the_sample(pairs: pd.DataFrame, given: dict[str, Any]) -> dict[str, float]:
    """Every parameter that a method may ask for, as R took them from the pairs themselves."""
    before, after = pairs["before"], pairs["after"]
    sd, sd_after, r = float(before.std()), float(after.std()), given["rel"]
    return {
        "mean": float(before.mean()),
        "mean_after": float(after.mean()),
        "sd": sd,
        "sd_after": sd_after,
        "correlation": float(before.corr(after)),
        "reliability": r,
        "reliability_after": r,
        "sem": sd * math.sqrt(1 - r),
        "sem_after": sd_after * math.sqrt(1 - r),
    }
