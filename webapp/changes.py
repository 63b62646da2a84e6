"""One person's change, score by score: what the client's picture and the coach's view of a path both show."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from mittari.change import Reason, Verdict, cannot_tell, first_to_last, reliable_change, threshold
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norm
from mittari.definitions.score import Direction, ScoreDefinition
from mittari.definitions.structure import UseLevel
from mittari.definitions.texts import ScoreText
from mittari.paths.path import build_paths
from mittari.store.client_path import ClientPath

ENTRY_DAYS = pd.Timedelta(days=30)
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
    def margin(self) -> float | None:
        """The raw points that a change must exceed to be reliable."""
        return threshold(self.norm.sem) if self.norm and self.norm.sem else None

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
        codes = (language, language.split("-")[0], *self.meter.languages)
        texts = [self.meter.texts[code] for code in codes if code in self.meter.texts]
        found = next((text.scores[self.score.id] for text in texts if self.score.id in text.scores), None)
        return found or ScoreText(name=self.score.id)


def score_changes(path: ClientPath, meter_of: Callable[[str], Meter]) -> list[ScoreChange]:
    """The changes over the latest path, by meter (the one answered last first) and score."""
    there = _on_latest_path(path)
    newest_first = there.iloc[::-1]["instrument"].drop_duplicates()
    return [change for name in newest_first for change in _of_meter(path.scores, there, meter_of(name))]


def _on_latest_path(path: ClientPath) -> pd.DataFrame:
    """The measurements since shortly before the start of the path that the latest of them belongs to."""
    if path.measurements.empty or path.episodes.empty:
        return path.measurements
    paths = build_paths(path.episodes.assign(client="this one"))
    starts = paths["start"] - ENTRY_DAYS
    latest = starts[starts <= path.measurements["date"].max()].max()
    return path.measurements if pd.isna(latest) else path.measurements[path.measurements["date"] >= latest]


def _of_meter(scores: pd.DataFrame, measurements: pd.DataFrame, meter: Meter) -> list[ScoreChange]:
    own = measurements[measurements["instrument"] == meter.id]
    latest = own.iloc[-1]
    same = own[(own["version"] == latest["version"]) & (own["respondent"] == latest["respondent"])]
    order = pd.Series(range(len(same)), index=same["measurement"])
    found = scores[scores["measurement"].isin(order.index)]
    newest = found.sort_values("scoring_version", kind="stable").drop_duplicates(["measurement", "score"], keep="last")
    timed = newest.assign(time=newest["measurement"].map(order), client="this one")
    lonely = Reason.OTHER_VERSION if (own["version"] != latest["version"]).any() else Reason.ONE_MEASUREMENT
    raters = meter.structure.same_rater and same["rater"].nunique(dropna=False) > 1
    return [
        _change(meter, score, timed[timed["score"] == score.id], same, Reason.OTHER_RATER if raters else lonely)
        for score in meter.structure.scores
        if (timed["score"] == score.id).any()
    ]


def _change(
    meter: Meter, score: ScoreDefinition, values: pd.DataFrame, measurements: pd.DataFrame, doubt: Reason
) -> ScoreChange:
    pair = first_to_last(values, score="value")
    norm = meter.sem(score.id) if measurements["version"].iloc[-1] == meter.version else None
    judged = _judged(meter, score, pair, norm, doubt).iloc[0]
    dates = measurements["date"].dt.date
    alone = len(measurements) == 1
    group = meter.structure.use_level is not UseLevel.INDIVIDUAL
    return ScoreChange(
        meter, score,
        before=None if group else _or_none(judged["before"]), after=None if group else _or_none(judged["after"]),
        first=dates.iloc[0], last=None if alone else dates.iloc[-1],
        verdict=Verdict(judged["verdict"]), reason=None if pd.isna(judged["reason"]) else Reason(judged["reason"]),
        norm=norm,
    )  # fmt: skip


def _judged(meter: Meter, score: ScoreDefinition, pair: pd.DataFrame, norm: Norm | None, doubt: Reason) -> pd.DataFrame:
    low, high = score.range
    better = "lower" if score.direction is Direction.LOWER else "higher"
    sem = norm.sem if norm and score.direction is not Direction.NONE else None
    judged = reliable_change(pair["before"], pair["after"], sem=sem, better=better, low=low, high=high)
    judged = cannot_tell(judged, pair["last"].isna(), doubt)
    if doubt is Reason.OTHER_RATER:
        judged = cannot_tell(judged, True, doubt)
    group = meter.structure.use_level is not UseLevel.INDIVIDUAL
    return cannot_tell(judged, True, Reason.GROUP_ONLY) if group else judged


def _or_none(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
