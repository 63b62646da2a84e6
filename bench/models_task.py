"""Made-up courses of many clients with providers whose effects are known, as files that every tool can read."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import sparse

from mittari.effects.exposure import dose

LEVEL, SLOPE, SPREAD, ERROR = 48.0, 0.1, (8.0, 0.2), 4.0
"""Made-up truth: mean level and slope, the clients' standard deviations of both, and the error of a score."""
EFFECT = (0.1, 0.2)
"""Mean and standard deviation of the providers' effects, in points a month."""


@dataclass(frozen=True)
class Size:
    """How many clients, and how many providers they may meet (0: a course without providers)."""

    clients: int
    providers: int = 0

    @property
    def model(self) -> str:
        """What is fitted to it."""
        return "providers" if self.providers else "growth"


def scores(rng: np.random.Generator, clients: int) -> pd.DataFrame:
    """One to seven scores a client (3.7 on average) at uneven months."""
    count = rng.integers(1, 7, clients) + (rng.random(clients) < 0.2)
    client = np.repeat(np.arange(clients), count)
    month = rng.uniform(0, 30, len(client))
    own = rng.normal(0, 1, (2, clients)) * np.array(SPREAD)[:, None]
    y = LEVEL + own[0, client] + (SLOPE + own[1, client]) * month + rng.normal(0, ERROR, len(client))
    return pd.DataFrame({"client": client, "time": month, "score": y})


def spells(rng: np.random.Generator, size: Size) -> pd.DataFrame:
    """One to three spells a client with any of the providers."""
    who = np.repeat(np.arange(size.clients), rng.integers(1, 4, size.clients))
    start = rng.uniform(0, 15, len(who))
    columns = {"id": who, "provider": rng.integers(0, size.providers, len(who)), "start": start}
    return pd.DataFrame(columns | {"end": start + rng.uniform(1, 15, len(who))})


def make(size: Size, folder: Path) -> None:
    """Writes the columns of both tables as plain numbers, and for lme4 the weights by score and provider."""
    rng = np.random.default_rng(1)
    rows = scores(rng, size.clients)
    if size.providers:
        where = spells(rng, size)
        effect = rng.normal(*EFFECT, size.providers)
        lived = _lived(rows, where, size.providers)
        rows = rows.assign(score=rows["score"] + lived @ effect)
        _write(folder, {"effect": effect, "dose": lived.sum(axis=1), "weight": lived.data})
        _write(folder, {"start": lived.indptr.astype(np.int32), "place": lived.indices.astype(np.int32)})
        _write(folder, {f"spell_{name}": column.to_numpy() for name, column in where.items()})
    _write(folder, {"time": rows["time"].to_numpy(), "score": rows["score"].to_numpy()})
    _write(folder, {"client": (rows["client"] + 1).to_numpy(np.int32)})


def _lived(rows: pd.DataFrame, where: pd.DataFrame, providers: int) -> sparse.csr_array:
    lived = dose(
        rows["time"].to_numpy(),
        rows["client"].to_numpy(),
        spell_client=where["id"].to_numpy(),
        group=where["provider"].to_numpy(),
        groups=providers,
        start=where["start"].to_numpy(),
        end=where["end"].to_numpy(),
    )
    lived.sort_indices()
    return lived


def _write(folder: Path, columns: dict[str, np.ndarray]) -> None:
    for name, column in columns.items():
        column.tofile(folder / name)


def read_rows(folder: Path) -> pd.DataFrame:
    """The scores as a frame: client, time, score."""
    columns = {name: np.fromfile(folder / name) for name in ("time", "score")}
    return pd.DataFrame({"client": np.fromfile(folder / "client", dtype=np.int32)} | columns, copy=False)


def read_spells(folder: Path) -> pd.DataFrame:
    """The spells as a frame: id, provider, start, end."""
    columns = {name: np.fromfile(folder / f"spell_{name}", dtype=np.int64) for name in ("id", "provider")}
    columns["id"] += 1
    times = {name: np.fromfile(folder / f"spell_{name}") for name in ("start", "end")}
    return pd.DataFrame(columns | times, copy=False)
