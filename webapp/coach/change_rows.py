"""What changed on a path as rows of a chart and of a table, in words a coach can pass on."""

from collections.abc import Sequence
from itertools import groupby

from mittari.change import CHART_WORDS, Reason, Verdict
from mittari.definitions.unverified import unverified
from webapp import bands
from webapp.change_charts import name
from webapp.changes import ScoreChange
from webapp.coach import lists
from webapp.dates import day, number, signed
from webapp.language import t

Row = dict[str, object]


def meter_blocks(changes: Sequence[ScoreChange]) -> list[Row]:
    """One block a meter: its name and days, its table, and one chart for each scale."""
    return [_block(list(own)) for _, own in groupby(changes, key=lambda change: change.meter.id)]


def sure(change: ScoreChange) -> str:
    """Whether the change can be told from chance, in words, with the points it takes."""
    if change.reason is not None:
        return t(f"coach.reason_{change.reason}")
    margin = number(change.margin or 0)
    return t("coach.sure_no" if change.verdict is Verdict.NO_RELIABLE_CHANGE else "coach.sure_yes", margin=margin)


def notes(change: ScoreChange) -> list[str]:
    """What else to know of a score: the band it lies in now, a cut that was crossed, a key that nobody has verified."""
    found = []
    if name_of_band := bands.band_name(change, lists.wording(change.meter)):
        found.append(t("coach.band_now", band=name_of_band))
    if change.significant:
        found.append(t("coach.crossed", cut=number(change.norm.cut if change.norm and change.norm.cut else 0)))
    if unverified(change.meter.structure, change.score):
        found.append(t("coach.unverified"))
    return found


def says(changes: Sequence[ScoreChange]) -> str:
    """One sentence on a meter: how many scores improved, stayed, got worse, and of how many nothing can be said."""
    counts = {kind: sum(change.verdict is verdict for change in changes) for verdict, kind in CHART_WORDS.items()}
    return ", ".join(t(f"coach.count_{kind}", n=n) for kind, n in counts.items() if n)


def _block(changes: list[ScoreChange]) -> Row:
    first, last = changes[0].first, changes[0].last
    scales = list(dict.fromkeys(change.score.range for change in changes))
    shown = [change for change in changes if change.reason is not Reason.GROUP_ONLY]
    return {
        "title": lists.meter_title(changes[0].meter),
        "first": day(first),
        "last": day(last) if last else None,
        "says": says(changes),
        "simulated": any(change.norm and change.norm.status == "simulated" for change in changes),
        "table": [_table_row(change) for change in changes],
        "charts": [_chart(scale, [change for change in shown if change.score.range == scale]) for scale in scales],
    }


def _chart(scale: tuple[float, float], changes: list[ScoreChange]) -> Row:
    low, high = scale
    lower = all(change.score.direction == "lower" for change in changes)
    text = t("coach.chart_lower" if lower else "coach.chart_higher", low=number(low), high=number(high))
    return {"low": low, "high": high, "says": text, "rows": [_chart_row(change) for change in changes]}


def _chart_row(change: ScoreChange) -> Row:
    then, now = (None if value is None else round(value, 1) for value in change.ends)
    return {
        "label": name(change),
        "then": then,
        "now": now,
        "verdict": CHART_WORDS[change.verdict],
        "text": from_to(change),
    }


def _table_row(change: ScoreChange) -> Row:
    return {
        "name": name(change),
        "from_to": from_to(change),
        "change": None if change.change is None else signed(change.change),
        "verdict": CHART_WORDS[change.verdict],
        "sure": sure(change),
        "notes": notes(change),
    }


def from_to(change: ScoreChange) -> str:
    """Then and now as one text, with a dash for what was not measured."""
    return " → ".join("–" if value is None else number(value) for value in change.ends)
