"""A path as a picture: services as bars, statuses, measurements and plans over the same months."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
from babel.dates import format_date

from mittari.definitions.messages import locale_of
from mittari.records.plan import Plan
from mittari.store.client_path import ClientPath
from webapp import database
from webapp.coach import lists
from webapp.dates import day
from webapp.language import current_language, t

INKS = 4
MOST_LABELS = 12
ROOM = 0.88
YEAR = 12
MARGIN = datetime.timedelta(days=15)

Rows = list[dict[str, object]]


@dataclass(frozen=True)
class Span:
    """The time that is shown; `at` gives the place of a day in it as a share."""

    first: datetime.date
    last: datetime.date

    def at(self, moment: datetime.date) -> float:
        """The place of a day, 0 at the first one and 1 at the last."""
        share = (moment - self.first).days / (self.last - self.first).days
        return min(1.0, max(0.0, share))


def timeline(path: ClientPath, plans: Sequence[Plan], today: datetime.date) -> dict[str, object] | None:
    """What the chart of a path takes, or None where nothing has happened and nothing is planned."""
    days = list(_days(path, plans))
    if not days:
        return None
    span = _span(days, today)
    return {
        "ticks": ticks(span),
        "services": _services(path.episodes, span, today),
        "statuses": _statuses(path.statuses, span, today),
        "measurements": _measured(path.measurements, span) + _planned(plans, span),
        "today": span.at(today),
    }


def ticks(span: Span) -> Rows:
    """A tick a month, a quarter, a year or ten, as there is room; the first one of a year carries it."""
    months = list(_months(span))
    step = next(step for step in (1, 3, YEAR, 10 * YEAR) if len(months) / step <= MOST_LABELS)
    shown = [month for month in months if (month.month - 1) % step == 0 and month >= span.first] or months[:1]
    if step >= YEAR:
        return [{"at": span.at(month), "label": str(month.year), "minor": False} for month in shown]
    firsts = {month.year: month for month in reversed(shown)}
    return [_month(span, month, firsts[month.year] == month) for month in shown]


def _month(span: Span, month: datetime.date, first: bool) -> dict[str, object]:
    name = format_date(month, "LLL", locale_of(current_language())).rstrip(".")
    # A long label at the far end would stand outside the picture.
    with_year = first and span.at(month) <= ROOM
    return {"at": span.at(month), "label": f"{name} {month.year}" if with_year else name, "minor": not first}


def dates(start: datetime.date, end: datetime.date | None) -> str:
    """The days from one to another as people write them; without an end an open dash."""
    return f"{day(start)}–{day(end) if end else ''}"


def date_of(moment: pd.Timestamp) -> datetime.date | None:
    """A day of a frame, or None where there is none."""
    return None if pd.isna(moment) else moment.date()


def _days(path: ClientPath, plans: Sequence[Plan]) -> Iterable[datetime.date]:
    columns = (path.episodes["start"], path.episodes["end"], path.statuses["start"], path.measurements["date"])
    for column in columns:
        yield from column.dropna().dt.date
    yield from (plan.due for plan in plans)


def _span(days: Sequence[datetime.date], today: datetime.date) -> Span:
    return Span(min(min(days), today).replace(day=1), max(*days, today) + MARGIN)


def _months(span: Span) -> Iterable[datetime.date]:
    month = span.first
    while month <= span.last:
        yield month
        month = (month + datetime.timedelta(days=32)).replace(day=1)


def _services(episodes: pd.DataFrame, span: Span, today: datetime.date) -> Rows:
    kinds = list(dict.fromkeys(episodes["service"]))
    return [
        {
            "label": lists.code_name(database.library().services, episode.service),
            "start": span.at(episode.start.date()),
            "end": span.at(date_of(episode.end) or max(today, episode.start.date())),
            "dates": dates(episode.start, date_of(episode.end)),
            "goes_on": pd.isna(episode.end),
            "kind": kinds.index(episode.service) % INKS + 1,
        }
        for episode in lists.rows(episodes)
    ]


def _statuses(statuses: pd.DataFrame, span: Span, today: datetime.date) -> Rows:
    starts = [start.date() for start in statuses["start"]]
    ends = [*starts[1:], *(max(today, last) for last in starts[-1:])]
    return [
        {
            "label": lists.code_name(database.library().statuses, status),
            "start": span.at(start),
            "end": span.at(end),
            "dates": dates(start, None if position == len(starts) - 1 else end),
        }
        for position, (status, start, end) in enumerate(zip(statuses["status"], starts, ends, strict=True))
    ]


def _measured(measurements: pd.DataFrame, span: Span) -> Rows:
    """One mark a day: several meters on one day are one sitting."""
    sittings = measurements.drop_duplicates("date")
    return [
        {"at": span.at(row.date.date()), "label": point_name(row.point), "date": day(row.date)}
        for row in lists.rows(sittings)
    ]


def _planned(plans: Sequence[Plan], span: Span) -> Rows:
    return [
        {"at": span.at(plan.due), "label": point_name(plan.point), "date": day(plan.due), "planned": True}
        for plan in plans
    ]


def point_name(point: object) -> str:
    """What a point of measurement is called; a measurement without a plan has none."""
    return t(f"coach.short_{point}") if isinstance(point, str) else ""
