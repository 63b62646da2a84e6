"""Each client's first and last measurement by one instrument on the path, and their scores."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from mittari.change.by_meter import change_by_meter
from mittari.change.reliable import cannot_tell
from mittari.change.verdict import Reason
from mittari.change.versions import FORM, is_carried, newest_scoring
from mittari.definitions.meter import Meter
from mittari.indicators.cohort import ON_PATH, Cohort
from mittari.paths.points import Point

LATER = [Point.INTERIM.value, Point.EXIT.value, Point.FOLLOW_UP.value]
KEPT = ["client", "measurement", "version", "content_hash", "rater"]
PIN = ["version", "content_hash", "scored"]
"""What two measurements must share to be compared; `scored` is the version of the scoring rules."""


@dataclass(frozen=True)
class Changes:
    """The changes of one score of one version of an instrument: a row for each client who should be measured.

    `entered` is how many of them have an entry measurement by the instrument, with this score or without; `across` how
    many of those measured twice were first measured by an earlier version.
    """

    instrument: str
    version: str
    score: str
    entered: int
    across: int
    changes: pd.DataFrame


def changes_of(cohort: Cohort, people: pd.DataFrame) -> Iterator[Changes]:
    """The changes of every score of every instrument and version, over the paths in `people` (client, path, start).

    From the entry measurement to the latest later one in the period. A client counts for the instruments that were
    planned or used on the path, under the version of the first measurement. Versions are compared
    only where the first measurement was carried forward to the last one's by a crosswalk: then both count under that
    version. Scores of other content or by other scoring rules are never compared.
    """
    used = cohort.measurements.merge(people[ON_PATH], on=ON_PATH)
    planned = _planned(cohort, people)
    for instrument in sorted({*used["instrument"], *planned["instrument"]}):
        pairs = _pairs(cohort, used[used["instrument"] == instrument], planned[planned["instrument"] == instrument])
        current = cohort.question.current_version(instrument)
        pairs["version"] = pairs["version"].fillna(current)
        scores = cohort.tables.scores
        newest = newest_scoring(scores[scores["instrument"] == instrument])
        pairs = _scored(_carried(pairs, newest), newest)
        for version, rows in pairs.groupby("version", sort=True):
            yield from _scores(cohort, instrument, str(version), rows, newest)


def _planned(cohort: Cohort, people: pd.DataFrame) -> pd.DataFrame:
    """Clients and instruments with a measurement due on the path by the end of the period."""
    plans = cohort.tables.plans.merge(people[["client", "start"]], on="client")
    since = plans["start"] - pd.Timedelta(days=cohort.question.rules.entry_days)
    due = (plans["due"] >= since) & (plans["due"] <= cohort.question.period.end)
    return plans.loc[due, ["client", "instrument"]].drop_duplicates()


def _pairs(cohort: Cohort, used: pd.DataFrame, planned: pd.DataFrame) -> pd.DataFrame:
    """One row a client: first and last measurement with version and rater; `version` is that of the earliest one."""
    rows = used.sort_values(["client", "date", "measurement"])
    first = rows[rows["point"] == Point.ENTRY.value].drop_duplicates("client")
    later = rows[rows["point"].isin(LATER) & cohort.question.period.holds(rows["date"])]
    later = later.merge(first[["client", "date"]].rename(columns={"date": "entered"}), on="client", how="left")
    later = later[later["entered"].isna() | (later["date"] > later["entered"])]
    last = later.drop_duplicates("client", keep="last")
    clients = pd.Index(sorted({*rows["client"], *planned["client"]}), name="client")
    earliest = rows.drop_duplicates("client").set_index("client")["version"]
    out = pd.DataFrame({"version": earliest.reindex(clients)}, index=clients)
    for name, frame in (("first", first), ("last", last)):
        out = out.join(frame[KEPT].set_index("client").add_prefix(f"{name}_"))
    return out


def _carried(pairs: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """The pairs with the last measurement's version as the first one's too where that was carried forward to it."""
    first = pairs[["first_measurement", "first_content_hash"]].set_axis(FORM, axis=1)
    carried = is_carried(first, pairs["last_content_hash"], scores)
    new = {"version": pairs["last_version"], "first_version": pairs["last_version"],
           "first_content_hash": pairs["last_content_hash"]}  # fmt: skip
    return pairs.assign(carried=carried, **{name: pairs[name].mask(carried, column) for name, column in new.items()})


def _scored(pairs: pd.DataFrame, scores: pd.DataFrame) -> pd.DataFrame:
    """The pairs with the version of the rules by which their first and last measurement were scored."""
    versions = scores.groupby(FORM)["scoring_version"].max().astype("float64")
    return pairs.assign(**{f"{which}_scored": _at(pairs, which, versions) for which in ("first", "last")})


def _scores(
    cohort: Cohort, instrument: str, version: str, rows: pd.DataFrame, scores: pd.DataFrame
) -> Iterator[Changes]:
    meter = cohort.question.meter(instrument, version)
    names = list(meter.scores) if meter else sorted(scores["score"].unique())
    entered = int(rows["first_measurement"].notna().sum())
    for name in names:
        values = scores[scores["score"] == name].set_index(FORM)["value"]
        changes = _changes(rows, values, meter, name)
        across = int((rows["carried"] & changes["change"].notna()).sum())
        yield Changes(instrument, version, name, entered, across, changes)


def _changes(rows: pd.DataFrame, values: pd.Series, meter: Meter | None, score: str) -> pd.DataFrame:
    first, last = _at(rows, "first", values), _at(rows, "last", values)
    other_version = pd.concat([_differs(rows[f"first_{name}"], rows[f"last_{name}"]) for name in PIN], axis=1).any(
        axis=1
    )
    other_version |= rows["carried"] & ~_keys(rows, "first").isin(values.index)
    same_rater = meter is not None and meter.structure.same_rater
    other_rater = _differs(rows["first_rater"], rows["last_rater"]) & same_rater
    changes = change_by_meter(meter, score, first, last.mask(other_version | other_rater))
    alone = first.notna() & rows["last_version"].isna()
    for where, reason in (
        (alone, Reason.ONE_MEASUREMENT),
        (other_rater, Reason.OTHER_RATER),
        (other_version, Reason.OTHER_VERSION),
    ):
        changes = cannot_tell(changes, where, reason)
    return changes


def _differs(first: pd.Series, last: pd.Series) -> pd.Series:
    """Where both are there and are not the same."""
    return first.notna() & last.notna() & (first.astype(str) != last.astype(str))


def _at(rows: pd.DataFrame, which: str, values: pd.Series) -> pd.Series:
    return values.reindex(_keys(rows, which)).set_axis(rows.index)


def _keys(rows: pd.DataFrame, which: str) -> pd.MultiIndex:
    return pd.MultiIndex.from_arrays([rows[f"{which}_{name}"] for name in FORM], names=FORM)
