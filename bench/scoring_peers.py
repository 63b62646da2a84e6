"""The peers: the same scores as a careful analyst computes them with other tools, each from its own kind of table."""

import functools
import operator
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

from bench.scoring_task import HIGH, LOW, MISSING_CODE, NAMES, REVERSED, SCORES, STARTS, Answer, columns, least

Answers = dict[str, Answer]
RSCRIPT = Path(__file__).parent / "scoring.R"


@dataclass(frozen=True)
class Peer:
    """How a peer gets its table (not timed), computes (timed), and hands over its answers (not timed)."""

    prepare: Callable[[np.ndarray], object]
    compute: Callable[..., object]
    answers: Callable[..., Answers]


def pandas_table(codes: np.ndarray) -> pd.DataFrame:
    """float64 with NaN for missing, as pandas reads a file with empty cells."""
    wide = codes.astype(np.float64)
    wide[codes == MISSING_CODE] = np.nan
    return pd.DataFrame(wide.T, columns=NAMES, copy=False)


def with_pandas(frame: pd.DataFrame) -> Answers:
    """Whole columns at a time."""
    turned = frame.assign(**{name: LOW + HIGH - frame[name] for name in REVERSED})
    found = {}
    for name, items in SCORES.items():
        part = turned[items]
        answered = part.notna().sum(axis=1)
        span = (HIGH - LOW) * len(items)
        value = (part.mean(axis=1) * len(items) - LOW * len(items)) * 100 / span
        value = value.where(answered >= least(items))
        band = pd.cut(value, [*STARTS, np.inf], right=False, labels=False)
        found[name] = Answer(value.to_numpy(), answered.to_numpy(), (band + 1).fillna(0).to_numpy())
    return found


def polars_table(codes: np.ndarray) -> pl.DataFrame:
    """Int8 with nulls for missing."""
    masked = {name: pa.array(column, mask=column == MISSING_CODE) for name, column in columns(codes).items()}
    return pl.DataFrame(pl.from_arrow(pa.table(masked))).rechunk()


def with_polars(frame: pl.DataFrame) -> pl.DataFrame:
    """One lazy query on all threads; the quickest of those tried: sums in 8 bits, the total from the subscales."""
    parts = [name for name in SCORES if name != "total"]
    sums = [_polars_sum(SCORES[name]).alias(f"{name}_sum") for name in parts]
    counts = [_polars_count(SCORES[name]).alias(f"{name}_answered") for name in parts]
    query = frame.lazy().select(*sums, *counts)
    query = query.with_columns(
        pl.sum_horizontal(pl.col(f"{name}_sum").cast(pl.Int16) for name in parts).alias("total_sum"),
        pl.sum_horizontal(pl.col(f"{name}_answered") for name in parts).cast(pl.UInt8).alias("total_answered"),
    )
    query = query.with_columns(_polars_value(name, items) for name, items in SCORES.items())
    query = query.with_columns(_polars_band(name) for name in SCORES)
    return query.select([f"{name}{end}" for name in SCORES for end in ("", "_answered", "_band")]).collect()


def _polars_sum(items: list[str]) -> pl.Expr:
    turned = [pl.lit(LOW + HIGH, pl.Int8) - pl.col(item) if item in REVERSED else pl.col(item) for item in items]
    return functools.reduce(operator.add, [value.fill_null(0) for value in turned])


def _polars_count(items: list[str]) -> pl.Expr:
    return pl.sum_horizontal(pl.col(item).is_not_null().cast(pl.UInt8) for item in items)


def _polars_value(name: str, items: list[str]) -> pl.Expr:
    count, total = pl.col(f"{name}_answered"), pl.col(f"{name}_sum").cast(pl.Float64)
    value = (total * len(items) / count - LOW * len(items)) * (100 / ((HIGH - LOW) * len(items)))
    return pl.when(count >= least(items)).then(value).alias(name)


def _polars_band(name: str) -> pl.Expr:
    value = pl.col(name)
    steps = pl.sum_horizontal((value >= start).cast(pl.UInt8) for start in STARTS)
    return steps.fill_null(0).alias(f"{name}_band")


def polars_answers(frame: pl.DataFrame) -> Answers:
    """The columns as arrays."""
    return {
        name: Answer(
            frame[name].fill_null(np.nan).to_numpy(),
            frame[f"{name}_answered"].to_numpy(),
            frame[f"{name}_band"].to_numpy(),
        )
        for name in SCORES
    }


def duckdb_table(codes: np.ndarray) -> duckdb.DuckDBPyConnection:
    """A table in memory: TINYINT with nulls for missing."""
    masked = {name: pa.array(column, mask=column == MISSING_CODE) for name, column in columns(codes).items()}
    connection = duckdb.connect()
    connection.register("masked", pa.table(masked))
    connection.execute("CREATE TABLE answers AS SELECT * FROM masked")
    connection.unregister("masked")
    return connection


def with_duckdb(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """One query on all threads."""
    raw = [
        f"{_duckdb_sum(items)} AS {name}_sum, {_duckdb_count(items)} AS {name}_answered"
        for name, items in SCORES.items()
    ]
    values = [f"{_duckdb_value(name, items)} AS {name}, {name}_answered" for name, items in SCORES.items()]
    bands = [f"{name}, {name}_answered, {_duckdb_band(name)} AS {name}_band" for name in SCORES]
    query = f"WITH raw AS (SELECT {', '.join(raw)} FROM answers), scored AS (SELECT {', '.join(values)} FROM raw)"
    return connection.sql(f"{query} SELECT {', '.join(bands)} FROM scored").to_arrow_table()


def _duckdb_sum(items: list[str]) -> str:
    terms = [f"coalesce({LOW + HIGH} - {item}, 0)" if item in REVERSED else f"coalesce({item}, 0)" for item in items]
    return "(" + " + ".join(f"{term}::SMALLINT" for term in terms) + ")"


def _duckdb_count(items: list[str]) -> str:
    return "(" + " + ".join(f"({item} IS NOT NULL)::TINYINT" for item in items) + ")"


def _duckdb_value(name: str, items: list[str]) -> str:
    low, span = LOW * len(items), (HIGH - LOW) * len(items)
    value = f"({name}_sum::DOUBLE * {len(items)} / {name}_answered - {low}) * 100 / {span}"
    return f"CASE WHEN {name}_answered >= {least(items)} THEN {value} END"


def _duckdb_band(name: str) -> str:
    steps = " + ".join(f"({name} >= {start})::UTINYINT" for start in STARTS)
    return f"coalesce({steps}, 0)::UTINYINT"


def duckdb_answers(table: pa.Table) -> Answers:
    """The columns as arrays."""
    arrays = {name: table[name].to_pandas().to_numpy() for name in table.column_names}
    return {name: Answer(arrays[name], arrays[f"{name}_answered"], arrays[f"{name}_band"]) for name in SCORES}


PEERS = {
    "pandas": Peer(pandas_table, with_pandas, lambda found: found),
    "polars": Peer(polars_table, with_polars, polars_answers),
    "duckdb": Peer(duckdb_table, with_duckdb, duckdb_answers),
}


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Seconds that a piece of work takes, and what it gives."""
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def time_peer(name: str, codes: np.ndarray) -> tuple[float, Answers]:
    """Seconds that a peer takes once, and its answers."""
    peer = PEERS[name]
    table = peer.prepare(codes)
    seconds, found = timed(lambda: peer.compute(table))
    return seconds, peer.answers(found)


def has_r() -> bool:
    """Whether R with psych is there."""
    found = shutil.which("Rscript")
    return found is not None and subprocess.run([found, "-e", "library(psych)"], capture_output=True).returncode == 0


def time_r(function: str, codes: np.ndarray) -> tuple[float, Answers]:
    """Seconds that psych's `scoreItems` or `scoreVeryFast` takes once, timed by R; both give the means and no more.

    What the rule asks besides (four in five answered, 0-100) is not timed: it is done here to compare the cells.
    """
    with tempfile.TemporaryDirectory() as folder:
        codes.tofile(Path(folder) / "codes.bin")
        keys = [[("-" if item in REVERSED else "") + item for item in items] for items in SCORES.values()]
        (Path(folder) / "keys.txt").write_text("\n".join(" ".join(key) for key in keys) + "\n")
        run = subprocess.run(
            [str(shutil.which("Rscript")), str(RSCRIPT), folder, function, str(codes.shape[1])],
            capture_output=True,
            text=True,
            check=True,
        )
        means = np.fromfile(Path(folder) / "means.bin").reshape(len(SCORES), -1)
    return float(run.stdout.split()[-1]), _from_means(means, codes)


def _from_means(means: np.ndarray, codes: np.ndarray) -> Answers:
    found = {}
    there = dict(zip(NAMES, codes != MISSING_CODE, strict=True))
    for (name, items), mean in zip(SCORES.items(), means, strict=True):
        enough = sum(there[item].astype(np.uint8) for item in items) >= least(items)
        found[name] = Answer(np.where(enough, (mean - LOW) * 100 / (HIGH - LOW), np.nan))
    return found
