"""Changes as the chart macros and tables take them, in the language of the page."""

import math
from collections.abc import Sequence
from typing import Any

from mittari.change import CHART_WORDS
from mittari.definitions.score import Direction
from webapp import dates
from webapp.changes import ScoreChange
from webapp.language import current_language, t

WIDE = 50
"""The points of a scale from which its decimals are left out for the client."""


def name(change: ScoreChange) -> str:
    """What a score is called."""
    return change.text(current_language()).name


def row(change: ScoreChange) -> dict[str, Any]:
    """One row: label, then, now and their difference (None where there is no value), verdict, text and note."""
    then, now = (shown(change, value) for value in change.ends)
    note = t(f"picture.reason_{change.reason or change.verdict}")
    told = {"verdict": CHART_WORDS[change.verdict], "text": _text(change, then, now), "note": note}
    moved = None if then is None or now is None else now - then
    return {"label": name(change), "then": then, "now": now, "change": moved, **told}


def shown(change: ScoreChange, value: float | None) -> float | None:
    """A value as the client reads it: whole on a scale wide enough for the rest to say nothing."""
    low, high = change.score.range
    return math.floor(value + 0.5) if value is not None and high - low >= WIDE else value


def charts(changes: Sequence[ScoreChange]) -> list[dict[str, object]]:
    """One chart a scale, in the order of the changes: numbers of different scales do not stand on one axis."""
    scales: dict[tuple[str, tuple[float, float], Direction], list[ScoreChange]] = {}
    for change in changes:
        scales.setdefault((change.meter.id, change.score.range, change.score.direction), []).append(change)
    return [_chart(*scale[1], scale[2], of_scale) for scale, of_scale in scales.items()]


def _chart(low: float, high: float, direction: Direction, changes: Sequence[ScoreChange]) -> dict[str, object]:
    key = "picture.chart_first" if all(change.last is None for change in changes) else "picture.chart"
    better = t("picture.left_is_better" if direction is Direction.LOWER else "picture.right_is_better")
    rows = [row(change) for change in changes]
    notes = {str(each["note"]) for each in rows}
    if len(rows) > len(notes) == 1:
        # What holds for all rows is said once, above them.
        rows = [{**each, "note": ""} for each in rows]
        better = f"{better} {notes.pop()}"
    return {"low": _whole(low), "high": _whole(high), "says": f"{t(key)} {better}", "rows": rows}


def _text(change: ScoreChange, then: float | None, now: float | None) -> str:
    none = t("picture.no_value")
    told = {"then": none if then is None else dates.number(then), "now": none if now is None else dates.number(now)}
    if change.last is None:
        return t("picture.first_only", now_month=dates.short_month(change.first), **told)
    alike = dates.short_month(change.first) == dates.short_month(change.last)
    when = dates.day if alike else dates.short_month
    return t("picture.from_to", then_month=when(change.first), now_month=when(change.last), **told)


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
