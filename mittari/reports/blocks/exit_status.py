"""Where people ended up."""

from dataclasses import replace
from typing import Any

from mittari.definitions.indicator import Indicator
from mittari.paths import UNKNOWN
from mittari.reports.blocks.bar import Bar, bar, by_size
from mittari.reports.findings import Findings
from mittari.reports.words import Words


def content(report: Findings, indicator: Indicator, words: Words) -> dict[str, Any]:
    """Statuses when the path ended, the open labour market at each time, and a table of all times."""
    times = list(dict.fromkeys(figure.at("months") for figure in report.figures(indicator, "status")))
    at = {months: _bars(report, indicator, words, months) for months in times}
    working = [_working(report, indicator, words, months) for months in times]
    people = {months: words.whole(report.figures(indicator, "status", months=months)[0].n) for months in times}
    head = ["", *(f"{words.t(f'exit_status.at_{months}')} (n {people[months]})" for months in times)]
    table = {"times": times, "people": people, "head": head, "table": _table(at, words)}
    return {"bars": at.get("0", []), "working": working} | table


def _bars(report: Findings, indicator: Indicator, words: Words, months: str) -> list[Bar]:
    return by_size(
        bar(
            words.t("report.unknown") if code == UNKNOWN else words.code(report.library.statuses, code),
            figure,
            words,
            muted=code == UNKNOWN,
        )
        for figure in report.figures(indicator, "status", months=months)
        if (code := figure.at("status"))
    )


def _working(report: Findings, indicator: Indicator, words: Words, months: str) -> Bar:
    """The share in the open labour market, with the share of whom it is not known."""
    (figure,) = report.figures(indicator, "open_labour_market", months=months)
    row = bar(words.t(f"exit_status.at_{months}"), figure, words)
    for missing in report.figures(indicator, "status", months=months, status=UNKNOWN):
        text = words.t("exit_status.not_known", share=words.percent(missing.value))
        row = replace(row, unknown=missing.value, unknown_text=text)
    return row


def _table(at: dict[str, list[Bar]], words: Words) -> list[list[str]]:
    """A row a status, a column a time: share and interval."""
    labels = list(dict.fromkeys(row.label for bars in at.values() for row in bars))
    shares = {months: {row.label: _cell(row) for row in bars} for months, bars in at.items()}
    return [[label, *(shares[months].get(label, words.percent(0)) for months in at)] for label in labels]


def _cell(row: Bar) -> str:
    return f"{row.share} ({row.span})" if row.span else row.share
