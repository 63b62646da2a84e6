"""Changes as the chart macros and tables take them, in the language of the page."""

from collections.abc import Sequence

from mittari.change import Verdict
from mittari.definitions.score import Direction
from webapp import dates
from webapp.changes import ScoreChange
from webapp.language import current_language, t

SIGNS = {
    Verdict.IMPROVED: "improved",
    Verdict.NO_RELIABLE_CHANGE: "same",
    Verdict.WORSE: "worse",
    Verdict.CANNOT_TELL: "unknown",
}
"""The charts' names of the verdicts."""


def name(change: ScoreChange) -> str:
    """What a score is called."""
    return change.text(current_language()).name


def row(change: ScoreChange) -> dict[str, object]:
    """One row: label, then, now (None where there is no value), verdict, text and note."""
    # With one measurement there is no "then": what is known is how things are now.
    then, now = (None, change.before) if change.last is None else (change.before, change.after)
    note = t(f"picture.reason_{change.reason or change.verdict}")
    told = {"verdict": SIGNS[change.verdict], "text": _text(change, then, now), "note": note}
    return {"label": name(change), "then": then, "now": now, **told}


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
    shown = {"then": none if then is None else dates.number(then), "now": none if now is None else dates.number(now)}
    if change.last is None:
        return t("picture.first_only", now_month=dates.short_month(change.first), **shown)
    alike = dates.short_month(change.first) == dates.short_month(change.last)
    when = dates.day if alike else dates.short_month
    return t("picture.from_to", then_month=when(change.first), now_month=when(change.last), **shown)


def _whole(value: float) -> float:
    return int(value) if value == int(value) else value
