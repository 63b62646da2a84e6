"""Scores of clients at several times, checked: what every model of a course starts from."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.change.number_column import is_empty, missing_columns, number_column, off_scale, problems_at
from mittari.errors import InputError, Problem


@dataclass(frozen=True)
class Repeated:
    """One entry a score; `client` holds codes into `names` (clients with a score), `unscored` rows had none.

    `everybody` are all clients of the rows, also those without any score.
    """

    client: np.ndarray
    names: pd.Index
    time: np.ndarray
    score: np.ndarray
    unscored: int
    everybody: pd.Index

    @property
    def counts(self) -> np.ndarray:
        """How many scores each client has."""
        return np.bincount(self.client, minlength=len(self.names))


def repeated(
    frame: pd.DataFrame,
    *,
    client: str,
    time: str,
    score: str,
    source: str = "measurements",
    ends: tuple[float | None, float | None] = (None, None),
) -> Repeated:
    """The scores of a frame with one row a client and time; rows without a score are counted and left out.

    Times are numbers in one unit (such as months since the path began), scores raw points; either may be given as
    text. Raises InputError naming each line with an empty client or time, text or infinity in a number column, a score
    beyond the `ends` of its scale (lowest, highest), or a client measured twice at one time.
    """
    if problems := missing_columns(frame, [client, time, score], source):
        raise InputError(problems)
    advice = "leave the row out, or write when it was measured, as a number such as months since the path began"
    times, problems = number_column(frame[time], time, source, advice)
    scores, more = number_column(frame[score], score, source, None)
    problems += more + off_scale(scores, ends, score, source)
    nobody = is_empty(frame[client])
    problems += problems_at(nobody, client, source, "is empty", "say whose score it is, or leave the row out")
    codes, names = pd.factorize(frame[client])
    problems += _twice(codes, times, nobody | np.isnan(times), f"{client}, {time}", source)
    if problems:
        raise InputError(problems)
    there = ~np.isnan(scores)
    own, kept = pd.factorize(codes[there])
    return Repeated(own, names[kept], times[there], scores[there], int((~there).sum()), names)


def _twice(codes: np.ndarray, times: np.ndarray, ignored: np.ndarray, place: str, source: str) -> list[Problem]:
    keys = pd.DataFrame({"client": codes, "time": times})
    twice = keys.duplicated(keep=False).to_numpy() & ~ignored
    return problems_at(twice, place, source, "this client has several rows at this time", "keep one of them")
