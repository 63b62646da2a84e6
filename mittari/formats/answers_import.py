"""From somebody's file of answers to rows that can become measurements, and a list of what is not in order in it.

Nothing is dropped without a word: a row that can't be taken is listed with its reason, and a cell that can't be read
counts as missing in a row that is otherwise taken.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from mittari.answers.frame import CellProblem, Origin, read_codes, without_unasked_after
from mittari.answers.shown import Columns
from mittari.answers.stored_totals import compare_totals, stored_totals
from mittari.definitions.answer_map import AnswerMap
from mittari.definitions.meter import Meter
from mittari.errors import InputError, Problem
from mittari.formats.csv_file import CsvFile, open_csv
from mittari.scoring.score import score_columns

IDENTITY_CODE = re.compile(r"(?<![\w-])\d{6}[-+A-FU-Y]\d{3}[0-9A-Y](?![\w-])", re.IGNORECASE)
LONGEST_LABEL = 20
WHOLE = re.compile(r"(\d+)\.0+")
NOT_TAKEN = "the row is not imported; correct it and import the file again"


@dataclass(frozen=True)
class Imported:
    """What a file holds: `keys` (client, time, date, municipality, coach, start, end; one row a form), the codes of all
    items in the same rows, and all problems."""

    keys: pd.DataFrame
    codes: Columns
    problems: list[CellProblem]

    def answers(self) -> Iterator[dict[str, float]]:
        """The codes of each row by item id."""
        names = list(self.codes)
        for row in zip(*(self.codes[name].tolist() for name in names), strict=True):
            yield dict(zip(names, row, strict=True))


def read_answers(path: Path, meter: Meter, answer_map: AnswerMap, today: date) -> Imported:
    """The rows and problems of a file; raises InputError if the file, its columns or the map can't be right."""
    source = open_csv(path)
    _require(source, answer_map, meter)
    frame = source.read()
    origin = Origin(path.name, 2, source.decimal_comma)
    by_item = _by_item(frame, answer_map)
    codes, problems = read_codes(meter, by_item, origin)
    values = {name: found.value for name, found in score_columns(meter, codes).items()}
    codes, unasked = without_unasked_after(meter, codes, by_item, origin, values)
    problems += unasked + compare_totals(frame, values, _stored_as(source, answer_map, meter), origin)
    keys, more = _read_keys(frame, answer_map, origin, today)
    taken = keys.notna()[["client", "date"]].all(axis=1).to_numpy()
    return Imported(keys[taken], {name: column[taken] for name, column in codes.items()}, problems + more)


def _require(source: CsvFile, answer_map: AnswerMap, meter: Meter) -> None:
    items = [name for name in answer_map.items if name not in meter.items]
    scores = [name for name in answer_map.totals if name not in meter.scores]
    problems = [
        Problem("the map", name, f"{meter.id} has no such item or score", "correct it") for name in items + scores
    ]
    advice = f"the file has: {', '.join(source.columns[:20])}"
    for name in [*answer_map.columns(), *answer_map.items.values()]:
        if name not in source.columns:
            problems.append(Problem(source.path.name, name, "the map names a column that is not there", advice))
    if problems:
        raise InputError(problems)


def _by_item(frame: pd.DataFrame, answer_map: AnswerMap) -> pd.DataFrame:
    """The file with the columns of items under the items' ids."""
    named = {item: frame[column] for item, column in answer_map.items.items()}
    return frame.drop(columns=[name for name in named if name in frame.columns]).assign(**named)


def _stored_as(source: CsvFile, answer_map: AnswerMap, meter: Meter) -> dict[str, str]:
    return stored_totals(meter, source.columns) | {column: score for score, column in answer_map.totals.items()}


def _read_keys(
    frame: pd.DataFrame, answer_map: AnswerMap, origin: Origin, today: date
) -> tuple[pd.DataFrame, list[CellProblem]]:
    reader = _KeyReader(frame, origin)
    times = reader.column(answer_map.time or answer_map.date, _label)
    if answer_map.dates:
        dates = reader.column(answer_map.time, lambda text: _not_later(_named_date(answer_map, text), today))
    else:
        dates = reader.column(answer_map.date, lambda text: _past_date(text, today))
    episode = answer_map.episode
    keys = pd.DataFrame(
        {
            "client": reader.column(answer_map.client, lambda text: _client(text, answer_map.label_prefix)),
            "time": times,
            "date": dates,
            "municipality": reader.column(answer_map.municipality, _municipality),
            "coach": reader.column(answer_map.coach_column, lambda text: text or None),
            "start": reader.column(episode.start if episode else None, _date),
            "end": reader.column(episode.end if episode else None, _date),
            "row": range(origin.first_row, origin.first_row + len(frame)),
        }
    )
    return reader.without_doubles(keys, answer_map), reader.problems


class _KeyReader:
    """Reads one column at a time and keeps what was wrong."""

    def __init__(self, frame: pd.DataFrame, origin: Origin):
        self.frame, self.origin = frame, origin
        self.problems: list[CellProblem] = []

    def column(self, name: str | None, read: Callable[[str], object]) -> pd.Series:
        if name is None:
            return pd.Series([None] * len(self.frame), dtype=object)
        return pd.Series([self._cell(name, row, read) for row in range(len(self.frame))], dtype=object)

    def _cell(self, name: str, row: int, read: Callable[[str], object]) -> object:
        written = str(self.frame[name].iloc[row]).strip()
        try:
            return read(written)
        except ValueError as error:
            self._note(name, row, str(error), written)
            return None

    def _note(self, name: str, row: int, reason: str, value: str) -> None:
        line = row + self.origin.first_row
        self.problems.append(CellProblem(self.origin.file, name, reason, NOT_TAKEN, line, value))

    def without_doubles(self, keys: pd.DataFrame, answer_map: AnswerMap) -> pd.DataFrame:
        """The keys with the client taken out of every row whose client and time stand in another row too."""
        known = keys["client"].notna() & keys["time"].notna()
        doubled = known & keys.duplicated(["client", "time"], keep=False)
        for row in keys.index[doubled]:
            reason = f"this client and {answer_map.time or answer_map.date} are in another row too"
            self._note(answer_map.client, int(row), reason, str(keys["client"][row]))
        return keys.assign(client=keys["client"].mask(doubled))


def _label(text: str) -> str:
    if not text:
        raise ValueError("empty")
    whole = WHOLE.fullmatch(text)
    return whole[1] if whole else text


def _client(text: str, prefix: str) -> str:
    if IDENTITY_CODE.search(text):
        raise ValueError("this looks like a personal identity code; use a label that tells nothing about the person")
    label = prefix + _label(text)
    if len(label) > LONGEST_LABEL or not label.isprintable():
        raise ValueError(f"a client's label is at most {LONGEST_LABEL} ordinary characters")
    return label


def _date(text: str) -> date | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        raise ValueError("not a date like 2026-03-31") from None


def _past_date(text: str, today: date) -> date:
    day = _date(text)
    if day is None:
        raise ValueError("empty")
    return _not_later(day, today)


def _not_later(day: date, today: date) -> date:
    if day > today:
        raise ValueError("the date is in the future")
    return day


def _named_date(answer_map: AnswerMap, text: str) -> date:
    day = answer_map.dates.get(_label(text))
    if day is None:
        raise ValueError("the map gives no date for this time")
    return day


def _municipality(text: str) -> str | None:
    if text and not re.fullmatch(r"\d{3}", text):
        raise ValueError("a municipality has a code of three digits, such as 153")
    return text or None
