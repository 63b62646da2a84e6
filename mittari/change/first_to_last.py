"""From all measurements of a score to each client's first and last one."""

import pandas as pd

from mittari.errors import InputError, Problem


def first_to_last(
    frame: pd.DataFrame,
    *,
    client: str = "client",
    time: str = "time",
    score: str = "score",
    first: object = None,
    last: object = None,
    source: str = "measurements",
) -> pd.DataFrame:
    """Each client's score at two times, one row a client: before, after, first, last (times), measurements (count).

    The times are `first` and `last` where they are named, else the client's own earliest and latest row; they are
    numbers, dates, or texts of either (other texts must be named). A row without a score counts as a measurement:
    the value at its time stays missing and is never taken from another time. `after` is missing for a client with one
    row. Raises InputError naming lines (the header is line 1) of doubled or empty client and time.
    """
    rows = frame[[client, time, score]].set_axis(["client", "time", "score"], axis=1)
    _check(rows, f"{client}, {time}", source)
    rows = rows.assign(time=_times(rows["time"], first is not None and last is not None, time, source))
    rows = rows.sort_values(["client", "time"], kind="stable")
    _check_order(rows["time"], first, last, time, source)
    starts = _rows_at(rows, first, "first", time, source)
    ends = _rows_at(rows, last, "last", time, source)
    out = pd.DataFrame(index=pd.Index(rows["client"].unique(), name=client))
    out["before"], out["after"] = starts["score"], ends["score"]
    out["first"], out["last"] = starts["time"], ends["time"]
    alone = out["first"] == out["last"]
    out["after"], out["last"] = out["after"].mask(alone), out["last"].mask(alone)
    return out.assign(measurements=rows.groupby("client").size())


def _check(rows: pd.DataFrame, place: str, source: str) -> None:
    keys = rows[["client", "time"]]
    empty = (keys.isna() | (keys == "")).any(axis=1)
    doubled = rows.duplicated(["client", "time"], keep=False) & ~empty
    problems = [
        Problem(source, place, "is empty", "fill it in or leave the row out", line) for line in _lines(empty)
    ] + [
        Problem(source, place, "this client has several rows at this time", "keep one of them", line)
        for line in _lines(doubled)
    ]
    if problems:
        raise InputError(problems)


def _lines(rows: pd.Series) -> list[int]:
    return [position + 2 for position in rows.to_numpy().nonzero()[0].tolist()]


def _times(times: pd.Series, named: bool, place: str, source: str) -> pd.Series:
    if pd.api.types.is_numeric_dtype(times) or pd.api.types.is_datetime64_any_dtype(times):
        return times
    texts = times.astype(str)
    for ordered in (
        pd.to_numeric(texts, errors="coerce"),
        pd.to_datetime(texts, errors="coerce", format="ISO8601"),
    ):
        if ordered.notna().all():
            return ordered
    if named:
        return texts
    problem = Problem(
        source, place, "holds neither numbers nor dates like 2025-01-31", "name the first and the last time"
    )
    raise InputError([problem])


def _rows_at(rows: pd.DataFrame, named: object, which: str, place: str, source: str) -> pd.DataFrame:
    """One row a client, at the named time or at the client's own edge (rows are in order of time)."""
    if named is None:
        return rows.drop_duplicates("client", keep="first" if which == "first" else "last").set_index("client")
    found = rows[rows["time"] == _like(rows["time"], named)]
    if found.empty:
        there = ", ".join(str(value) for value in sorted(rows["time"].unique())[:10])
        problem = Problem(source, place, f"{named!r} is not in this column", f"--{which} may be one of: {there}")
        raise InputError([problem])
    return found.set_index("client")


def _check_order(times: pd.Series, first: object, last: object, place: str, source: str) -> None:
    if first is None or last is None or times.dtype.kind not in "iufM":
        return
    start, end = _like(times, first), _like(times, last)
    if start is not None and end is not None and start > end:  # type: ignore[operator]
        reason = f"the first time {first!r} is later than the last time {last!r}"
        raise InputError([Problem(source, place, reason, "swap them")])


def _like(times: pd.Series, named: object) -> object:
    try:
        if pd.api.types.is_numeric_dtype(times):
            return float(str(named))
        return pd.Timestamp(str(named)) if pd.api.types.is_datetime64_any_dtype(times) else str(named)
    except ValueError:
        return None
