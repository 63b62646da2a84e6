"""Groups that people drop out of: the shared simulated one, and a small one of our own."""

import json
from typing import Any

import numpy as np
import pandas as pd

from mittari.change.dropout.waves import Waves, waves_of
from tests.shared_files import DATA, ORACLE

COLUMNS: dict[str, Any] = {"client": "id", "time": "wave", "score": "y"}


def expected() -> dict[str, Any]:
    """R's figures for the shared group."""
    found: dict[str, Any] = json.loads((ORACLE / "missing_rtm_wilson.json").read_text())["missing"]
    return found


def shared_rows() -> pd.DataFrame:
    """The shared group, one row a client and time (id, wave, y)."""
    wide = pd.read_csv(DATA / "sim_dropout_mar.csv")
    return wide.melt("id", var_name="wave", value_name="y").assign(wave=lambda rows: rows["wave"].str[1:].astype(int))


def shared_waves() -> Waves:
    """The shared group as waves."""
    return waves_of(shared_rows(), **COLUMNS)


def made_up(people: int = 80, back: bool = False, seed: int = 3) -> Waves:
    """People who gain about 3 points a wave; those with a low score go away, and with `back` some come again."""
    rng = np.random.default_rng(seed)
    scores = 40 + rng.normal(0, 6, (people, 1)) + rng.normal(0, 3, (people, 3)) + [0, 3, 6]
    for wave in (1, 2):
        gone = rng.random(people) < 1 / (1 + np.exp((scores[:, wave - 1] - 38) / 3))
        scores[gone, wave : (wave + 1 if back else None)] = np.nan
        scores[np.isnan(scores[:, wave - 1]), wave] = scores[np.isnan(scores[:, wave - 1]), wave] if back else np.nan
    return Waves(scores, pd.Index(np.arange(people)), np.arange(3.0))
