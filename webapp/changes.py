"""One person's change, score by score: what the client's picture and the coach's view of a path both show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from mittari.change import (
    Reason,
    Significance,
    Verdict,
    cannot_tell,
    change_by_meter,
    clinically_significant,
    first_to_last,
    threshold,
)
from mittari.change.versions import FORM, is_carried, newest_scoring
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norm
from mittari.definitions.score import Direction, ScoreDefinition
from mittari.definitions.structure import UseLevel
from mittari.definitions.texts import ScoreText, first_language
from mittari.paths import Point, assign_points, build_paths
from mittari.store.client_path import ClientPath

ONE = "this one"
"""The only client there is here."""

PIN = ["version", "content_hash", "scored"]
"""What measurements must share to be compared; `scored` is the version of the scoring rules.

What a crosswalk carried forward shares the version and content it was carried to.
"""

NEAREST = ("fi", "sv", "en")
"""What staff read where a meter is not there in the language of the page."""

CLEAR_SHARE = 0.1
"""The share of the scale from which a fall is worth a question even where nobody can tell whether it is chance."""


@dataclass(frozen=True)
class ScoreChange:
    """First and latest value of one score on a path. `norm` is where the SEM came from, `margin` the raw points needed.

    Both values are None, and the verdict is cannot_tell, where the meter may only be read for groups.
    """

    meter: Meter
    score: ScoreDefinition
    before: float | None
    after: float | None
    first: date
    last: date | None
    verdict: Verdict
    reason: Reason | None
    norm: Norm | None = None

    @property
    def topic(self) -> str:
        """What this score is about: its domain, else the score itself."""
        return self.score.domain or self.score.id

    @property
    def change(self) -> float | None:
        """The latest value less the first one, in raw points."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def ends(self) -> tuple[float | None, float | None]:
        """Then and now: what was measured once is how things are now."""
        return (None, self.before) if self.last is None else (self.before, self.after)

    @property
    def margin(self) -> float | None:
        """The raw points that a change must exceed to be reliable."""
        return threshold(self.norm.sem, mdc=self.norm.mdc) if self.norm and self.norm.sem else None

    @property
    def significant(self) -> bool:
        """Whether the change is reliable and crossed the cut of its norm."""
        told = pd.DataFrame({"before": [self.before], "after": [self.after], "verdict": [self.verdict.value]})
        cut = self.norm.cut if self.norm else None
        return clinically_significant(told, cut).iloc[0] == Significance.YES

    @property
    def share(self) -> float:
        """The change as a share of the scale, above 0 where it is for the better."""
        low, high = self.score.range
        sign = -1 if self.score.direction is Direction.LOWER else 1
        return sign * (self.change or 0.0) / (high - low)

    @property
    def fell(self) -> bool:
        """Whether to ask if the person wants to talk: worse, or clearly lower where nobody can tell."""
        unclear = self.verdict is Verdict.CANNOT_TELL and self.reason is not Reason.OTHER_RATER
        return self.verdict is Verdict.WORSE or (unclear and self.share <= -CLEAR_SHARE)

    def text(self, language: str) -> ScoreText:
        """The score's name and the words of its ends, in a language or the nearest the meter has."""
        texts = self.meter.texts
        nearest = first_language(texts, language, *NEAREST, *texts)
        scores = texts[nearest].scores if nearest else {}
        return scores.get(self.score.id) or ScoreText(name=self.score.id)


def score_changes(path: ClientPath, meters: Mapping[str, Meter]) -> list[ScoreChange]:
    """The changes over the latest path, by meter (the one answered last first) and score; `meters` are by id.

    What was measured by a meter that is not there, such as one imported from a folder of its own, can't be read.
    """
    there = _on_latest_path(path)
    newest_first = there.iloc[::-1]["instrument"].drop_duplicates()
    known = [meters[name] for name in newest_first if name in meters]
    return [change for meter in known for change in _of_meter(path.scores, there, meter)]


def _on_latest_path(path: ClientPath) -> pd.DataFrame:
    """The measurements on the path that the latest one belongs to, each meter's from its entry on where it has one."""
    if path.measurements.empty or path.episodes.empty:
        return path.measurements
    paths = build_paths(path.episodes.assign(client=ONE))
    placed = assign_points(paths, path.measurements.assign(client=ONE), by=["instrument"])
    if pd.isna(placed["path"].iloc[-1]):
        return path.measurements
    there = placed[placed["path"].eq(placed["path"].iloc[-1]).fillna(False).astype(bool)]
    entries = there[there["point"] == Point.ENTRY.value].set_index("instrument")["date"]
    before = there["date"].to_numpy() < entries.reindex(there["instrument"]).to_numpy()
    return path.measurements.loc[there.index[~before]]


def _of_meter(scores: pd.DataFrame, measurements: pd.DataFrame, meter: Meter) -> list[ScoreChange]:
    newest = newest_scoring(scores)
    own = _as_read(measurements[measurements["instrument"] == meter.id], newest)
    alike = own[PIN] == own[PIN].iloc[-1]
    same = own[alike.all(axis=1) & (own["respondent"] == own["respondent"].iloc[-1])]
    timed = newest.merge(same[FORM].assign(time=range(len(same)), client=ONE), on=FORM)
    answered = meter.at(same["content_hash"].iloc[-1])
    reader = answered or meter
    lonely = Reason.ONE_MEASUREMENT if alike.all(axis=None) else Reason.OTHER_VERSION
    raters = reader.structure.same_rater and same["rater"].nunique(dropna=False) > 1
    doubt = Reason.OTHER_RATER if raters else lonely
    found = {score: timed[timed["score"] == score] for score in reader.scores}
    return [_change(answered, reader, score, rows, same, doubt) for score, rows in found.items() if not rows.empty]


def _as_read(own: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """The measurements with the version by which they are read: the last one's, where a crosswalk leads there."""
    last = own.iloc[-1]
    carried = is_carried(own, pd.Series(last["content_hash"], index=own.index), scores)
    pinned = {name: own[name].mask(carried, last[name]) for name in ("version", "content_hash")}
    read = own.assign(carried=carried, **pinned)
    scored = scores.groupby(FORM)["scoring_version"].max().reindex(pd.MultiIndex.from_frame(read[FORM]))
    return read.assign(scored=scored.fillna(0).to_numpy())


def _change(
    answered: Meter | None, reader: Meter, name: str, values: pd.DataFrame, measurements: pd.DataFrame, doubt: Reason
) -> ScoreChange:
    """One score's change; what a crosswalk carried forward without this score is not compared."""
    score = reader.scores[name]
    left = measurements["carried"] & ~measurements["measurement"].isin(values["measurement"])
    doubt = Reason.OTHER_VERSION if left.any() and doubt is Reason.ONE_MEASUREMENT else doubt
    pair = first_to_last(values, score="value")
    judged = _judged(answered, score, pair, doubt)
    dates = measurements.loc[~left, "date"].dt.date
    alone = len(dates) == 1
    group = reader.structure.use_level is not UseLevel.INDIVIDUAL
    told = (cannot_tell(judged, True, Reason.GROUP_ONLY) if group else judged).iloc[0]
    return ScoreChange(
        reader, score,
        before=None if group else _or_none(told["before"]), after=None if group else _or_none(told["after"]),
        first=dates.iloc[0], last=None if alone else dates.iloc[-1],
        verdict=Verdict(told["verdict"]), reason=None if pd.isna(told["reason"]) else Reason(told["reason"]),
        norm=answered.sem(score.id) if answered else None,
    )  # fmt: skip


def _judged(meter: Meter | None, score: ScoreDefinition, pair: pd.DataFrame, doubt: Reason) -> pd.DataFrame:
    """The change by the very meter that was answered; where it is None, nobody can tell."""
    judged = change_by_meter(meter, score.id, pair["before"], pair["after"])
    return cannot_tell(judged, pair["last"].isna() | (doubt is Reason.OTHER_RATER), doubt)


def _or_none(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
