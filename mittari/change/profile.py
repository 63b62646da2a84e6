"""What changed in each domain: every score of every meter, from a person's first measurement to the last one."""

from collections.abc import Mapping

import pandas as pd

from mittari.change.first_to_last import first_to_last
from mittari.change.reliable import cannot_tell, reliable_change, threshold
from mittari.change.verdict import Reason
from mittari.definitions.meter import Meter
from mittari.definitions.score import Direction, ScoreDefinition
from mittari.definitions.structure import UseLevel

EDGES = ["before", "after", "first", "last", "measurements"]
COLUMNS = ["client", "instrument", "score", *EDGES, "change", "rci", "verdict", "reason", "threshold"]


def profile(scores: pd.DataFrame, meters: Mapping[str, Meter]) -> pd.DataFrame:
    """Each client's change in each score: one row a client and score, meters and their scores in the order given.

    `scores` has one row a measurement and score: client, instrument, content_hash, date, score, value. Columns that
    come back: client, instrument, score, before, after, first, last (dates), measurements, change, rci, verdict,
    reason, threshold (raw points a change must exceed; missing without an SEM). Only measurements with the very meter
    given are compared; of those on one day the row order decides. A meter that is not for individuals keeps its
    numbers but never gets a verdict. Scores that say nothing of which way is better are left out.
    """
    parts = [
        _change(scores[scores["instrument"] == meter.id], meter, definition)
        for meter in meters.values()
        for definition in meter.scores.values()
        if definition.direction is not Direction.NONE
    ]
    there = [part for part in parts if len(part)]
    return pd.concat(there, ignore_index=True)[COLUMNS] if there else pd.DataFrame(columns=COLUMNS)


def _change(answered: pd.DataFrame, meter: Meter, definition: ScoreDefinition) -> pd.DataFrame:
    edges = _edges(answered, meter, definition)
    norm = meter.sem(definition.id)
    sem = norm.sem if norm else None
    low, high = definition.range
    changes = reliable_change(
        edges["before"], edges["after"], sem=sem, better=definition.direction.value, low=low, high=high
    )
    changes = cannot_tell(changes, edges["measurements"] == 1, Reason.ONE_MEASUREMENT)
    changes = cannot_tell(changes, edges["other_version"] & (edges["measurements"] < 2), Reason.OTHER_VERSION)
    changes = cannot_tell(changes, meter.structure.use_level is not UseLevel.INDIVIDUAL, Reason.GROUP_ONLY)
    pinned = {"instrument": meter.id, "score": definition.id, "threshold": threshold(sem) if sem else None}
    found = edges[["first", "last", "measurements"]].join(changes).assign(**pinned)
    return found.rename_axis("client").reset_index()


def _edges(answered: pd.DataFrame, meter: Meter, definition: ScoreDefinition) -> pd.DataFrame:
    """The two ends of each client's row of measurements, indexed by client; `other_version`: there are others too."""
    same = answered["content_hash"] == meter.content_hash
    rows = answered[same & (answered["score"] == definition.id)].sort_values("date", kind="stable")
    rows = rows.assign(turn=rows.groupby("client").cumcount())
    dates = rows.set_index(["client", "turn"])["date"]
    edges = first_to_last(rows, time="turn", score="value")
    for edge in ("first", "last"):
        turns = pd.MultiIndex.from_arrays([edges.index, edges[edge]])
        edges[edge] = dates.reindex(turns).to_numpy()
    edges = edges.reindex(pd.Index(answered["client"].unique()))
    other = edges.index.isin(answered.loc[~same, "client"])
    return edges.assign(measurements=edges["measurements"].fillna(0).astype(int), other_version=other)
