"""What changed."""

import math
from dataclasses import dataclass, field
from typing import Any

from mittari.change import CHART_WORDS, SIGNS
from mittari.definitions.indicator import Indicator
from mittari.definitions.meter import Meter
from mittari.definitions.score import Direction
from mittari.disclosure import ReleasedFigure
from mittari.reports.findings import Findings
from mittari.reports.words import Words

NICE = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class ScoreRow:
    """One score: its mean change, and the verdicts as far as they may be seen."""

    label: str
    scale: tuple[float, float] | None
    mean: ReleasedFigure
    verdicts: dict[str, ReleasedFigure]
    note: str

    @property
    def told(self) -> bool:
        """Whether people get verdicts by this score at all."""
        return "improved" in self.verdicts


@dataclass(frozen=True)
class MeterRows:
    """One version of one instrument."""

    title: str
    version: str
    rows: list[ScoreRow]
    means: list[dict[str, Any]] = field(default_factory=list)
    shares: list[dict[str, Any]] = field(default_factory=list)
    table: list[list[str]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    without: str = ""


def content(report: Findings, indicator: Indicator, words: Words) -> dict[str, Any]:
    """For each instrument and version: charts of mean changes (one for each scale), of verdicts, and a table."""
    pairs = [(figure.at("instrument"), figure.at("version")) for figure in report.figures(indicator, "mean_change")]
    meters = [_meter(report, indicator, words, *pair) for pair in dict.fromkeys(pairs)]
    return {"meters": meters, "head": _head(words), "signs": {kind: SIGNS[one] for one, kind in CHART_WORDS.items()}}


def _meter(report: Findings, indicator: Indicator, words: Words, instrument: str, version: str) -> MeterRows:
    meter = report.question.meter(instrument, version)
    figures = report.figures(indicator, "mean_change", instrument=instrument, version=version)
    every = [_row(report, indicator, words, meter, figure) for figure in figures]
    rows = [row for row in every if row.mean.suppressed != "no_data"]
    shown = [row for row in rows if row.told]
    remarks = dict.fromkeys(remark for row in rows for remark in row.mean.remarks)
    return MeterRows(
        words.meter(meter, instrument),
        version,
        rows,
        _means(rows, words),
        [_shares(row, words) for row in shown],
        [_cells(row, words) for row in rows],
        [words.t(f"remark.{remark}") for remark in remarks],
        ", ".join(row.label for row in every if row not in rows),
    )


def _row(report: Findings, indicator: Indicator, words: Words, meter: Meter | None, figure: ReleasedFigure) -> ScoreRow:
    at = dict(figure.breakdown)
    found = {kind: report.figures(indicator, verdict.value, **at) for verdict, kind in CHART_WORDS.items()}
    score = meter.scores.get(at["score"]) if meter else None
    note = words.t("change.lower_is_better") if score and score.direction is Direction.LOWER else ""
    verdicts = {kind: figures[0] for kind, figures in found.items() if figures}
    return ScoreRow(words.score(meter, at["score"]), score.range if score else None, figure, verdicts, note)


def _means(rows: list[ScoreRow], words: Words) -> list[dict[str, Any]]:
    """One chart for each scale; its axis is as wide on both sides of zero as the widest interval needs."""
    charts = []
    for scale in dict.fromkeys(row.scale for row in rows):
        members = [row for row in rows if row.scale == scale]
        ends = [abs(end) for row in members for end in (row.mean.low, row.mean.high) if end is not None]
        reach = next((nice for nice in NICE if nice >= max(ends, default=0)), math.ceil(max(ends, default=1)))
        says = (
            words.t("change.means_on", low=f"{scale[0]:g}", high=f"{scale[1]:g}") if scale else words.t("change.means")
        )
        charts.append({"says": says, "reach": reach, "rows": [_mean(row, words) for row in members]})
    return charts


def _mean(row: ScoreRow, words: Words) -> dict[str, Any]:
    numbers = {name: _rounded(getattr(row.mean, name)) for name in ("value", "low", "high")}
    if row.mean.value is None:
        return {"label": row.label, **numbers, "note": words.t("report.too_few")}
    text = f"{words.point(row.mean.value, True)} ({words.points(row.mean.low, row.mean.high)}) ·"
    return {"label": row.label, **numbers, "text": text, "note": " · ".join([_of(row, words), row.note]).strip(" ·")}


def _of(row: ScoreRow, words: Words) -> str:
    """How many were measured twice, of how many."""
    n, eligible = row.mean.n, row.mean.eligible
    if n is None or eligible is None or not eligible:
        return words.t("change.people", n=words.whole(n))
    return words.t("change.people_of", n=words.whole(n), of=words.whole(eligible), share=words.percent(n / eligible))


def _shares(row: ScoreRow, words: Words) -> dict[str, Any]:
    """The segments of a bar; hidden verdicts share the rest, which n and the others tell anyway."""
    signs = _signs()
    label = {"label": row.label, "n": words.whole(row.mean.n)}
    if row.mean.n is None or row.mean.suppressed:
        return label | {"segments": [], "text": words.t("report.too_few")}
    seen = {kind: figure.value for kind, figure in row.verdicts.items() if figure.value is not None}
    segments = [_segment(kind, signs[kind], share, words) for kind, share in seen.items()]
    hidden = [kind for kind in row.verdicts if kind not in seen]
    if hidden:
        either = f" {words.t('report.or')} ".join(signs[kind] for kind in hidden)
        segments.append(_segment("rest", either, 1 - sum(seen.values()), words))
    return label | {"segments": segments, "text": " · ".join(one["text"] for one in segments), "together": bool(hidden)}


def _segment(kind: str, sign: str, share: float, words: Words) -> dict[str, Any]:
    return {
        "kind": kind,
        "sign": sign,
        "share": share,
        "percent": words.percent(share),
        "text": f"{sign} {words.percent(share)}",
    }


def _signs() -> dict[str, str]:
    return {kind: SIGNS[verdict] for verdict, kind in CHART_WORDS.items()}


def _head(words: Words) -> list[str]:
    verdicts = [f"{sign} {words.t(f'chart.{kind}')}" for kind, sign in _signs().items()]
    return ["", words.t("change.n"), words.t("change.eligible"), words.t("change.mean"), *verdicts]


def _cells(row: ScoreRow, words: Words) -> list[str]:
    mean = words.point(row.mean.value, True)
    interval = words.points(row.mean.low, row.mean.high)
    first = [row.label, words.whole(row.mean.n), words.whole(row.mean.eligible)]
    return [
        *first,
        f"{mean} ({interval})" if interval else mean,
        *(_verdict(row, kind, words) for kind in CHART_WORDS.values()),
    ]


def _verdict(row: ScoreRow, kind: str, words: Words) -> str:
    figure = row.verdicts.get(kind)
    if figure is None:
        return "–"
    span = words.span(figure.low, figure.high)
    return f"{words.percent(figure.value)} ({span})" if span else words.percent(figure.value)


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)
