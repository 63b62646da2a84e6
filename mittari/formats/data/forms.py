"""Answered forms as rows: what a measurement carries, its answers and its scores."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from mittari.answers.multichoice import is_ticked
from mittari.answers.non_answer import is_answer
from mittari.definitions.item import AnswerKind, Coding
from mittari.definitions.meter import Meter
from mittari.store.snapshot import Partition

ABOUT = (
    "measurement",
    "client",
    "meter",
    "version",
    "content_hash",
    "scoring_version",
    "date",
    "path",
    "point",
    "language",
    "mode",
    "respondent",
    "rater",
    "organisation",
)
"""What every measurement carries."""

SCORED = ["measurement", "score", "scoring_version", "value", "answered"]

RECORD = ("age", "gender")
"""Whence items are filled that are not asked."""


@dataclass(frozen=True)
class Source:
    """Where a column of a form comes from; an option is told by its code."""

    kind: Literal["item", "option", "score", "answered"]
    id: str
    code: int = 0

    @property
    def holds(self) -> str:
        """What the column holds, in words for programs."""
        return {
            "item": f"item {self.id}",
            "option": f"option {self.code} of item {self.id}",
            "score": f"score {self.id}",
            "answered": f"items answered of score {self.id}",
        }[self.kind]

    @property
    def name(self) -> str:
        """The column's name, if nothing else has it."""
        code = str(self.code).replace("-", "m")
        return {"option": f"{self.id}__{code}", "answered": f"{self.id}_answered"}.get(self.kind, self.id)


def item_sources(meter: Meter | None, items: Iterable[str], background: bool = False) -> list[Source]:
    """The columns of items; a question that takes several options has one each.

    Items filled from the client's record (age, gender) leave only with `background`.
    """
    found = []
    for name in items:
        item = meter.items.get(name) if meter else None
        coding = _ticked_options(meter, name)
        if item and item.filled_from in RECORD and not background:
            continue
        found += [Source("option", name, code) for code in coding.codes] if coding else [Source("item", name)]
    return found


def _ticked_options(meter: Meter | None, item: str) -> Coding | None:
    """The options of an item of which several can be ticked."""
    known = meter.items.get(item) if meter else None
    several = known is not None and known.kind is AnswerKind.MULTICHOICE
    return meter.coding(known) if meter and known and several else None


def score_sources(meter: Meter | None, scores: Iterable[str]) -> list[Source]:
    """The columns of scores, in the meter's order: each score and how many of its items were answered."""
    there = set(scores)
    known = [name for name in meter.scores if name in there] if meter else []
    others = sorted(there - set(known))
    return [Source(kind, name) for name in (*known, *others) for kind in ("score", "answered")]


def form_frame(
    part: Partition, rows: pd.DataFrame, meter: Meter | None, background: bool
) -> tuple[pd.DataFrame, list[str]]:
    """A frame of the measurements `rows`, all by one version of a meter, and the items there are.

    Its columns are named by what they hold.
    """
    instrument, version = rows["instrument"].iloc[0], rows["version"].iloc[0]
    answers = part.answers(instrument, version).set_index("measurement").loc[rows["measurement"]]
    sources = item_sources(meter, answers.columns, background)
    items = {source.holds: _codes(source, answers[source.id].to_numpy(), meter) for source in sources}
    about = rows.rename(columns={"instrument": "meter"}).reset_index(drop=True)
    return pd.concat([about, pd.DataFrame(items | _scores(part.scores, rows))], axis=1), list(answers.columns)


def _codes(source: Source, codes: np.ndarray, meter: Meter | None) -> np.ndarray:
    """An item's codes; of an option 1 where it was ticked and 0 where not. Non-answers stay what they are."""
    coding = _ticked_options(meter, source.id)
    if source.kind == "item" or coding is None:
        return codes
    return np.where(is_answer(codes), is_ticked(codes, coding, source.code), codes).astype(np.int16)


def _scores(scores: pd.DataFrame, forms: pd.DataFrame) -> dict[str, Any]:
    """Each score of the forms as it was scored last under the content of its form."""
    own = scores.loc[_of_own_content(scores, forms), SCORED].sort_values("scoring_version", kind="stable")
    newest = own.groupby("measurement")["scoring_version"].max()
    columns: dict[str, Any] = {"scoring_version": newest.reindex(forms["measurement"]).astype("Int64").array}
    for name, rows in own.groupby("score", sort=True):
        last = rows.drop_duplicates("measurement", keep="last").set_index("measurement")
        found = last[["value", "answered"]].reindex(forms["measurement"])
        columns[Source("score", str(name)).holds] = found["value"].to_numpy(np.float64)
        columns[Source("answered", str(name)).holds] = found["answered"].astype("Int64").array
    return columns


def _of_own_content(scores: pd.DataFrame, forms: pd.DataFrame) -> np.ndarray:
    """Which scores are of the forms, computed by the very content that was answered."""
    found = np.zeros(len(scores), dtype=bool)
    for content, rows in forms.groupby("content_hash"):
        found |= scores["measurement"].isin(rows["measurement"]) & (scores["content_hash"] == content)
    return found
