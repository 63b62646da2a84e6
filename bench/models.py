"""Growth and multiple membership at the size of a nation: seconds and memory, each model in a process of its own.

Run: .venv/bin/python bench/models.py [CLIENTS]     (300000: 1.1 million scores; it writes results/models.json)
"""

import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import pandas as pd

from mittari.change.growth import growth
from mittari.effects.exposure import dose
from mittari.effects.multiple_membership import path_effects
from mittari.statistics.mixed_model import MixedFit

RESULT = Path(__file__).parent / "results/models.json"
CLIENTS, PROVIDERS, LEVEL, SLOPE, SPREAD, ERROR = 300_000, 1_200, 48.0, 0.1, (8.0, 0.2), 4.0
"""Made-up truth: mean level and slope, the clients' standard deviations of both, and the error of a score."""


def scores(rng: np.random.Generator, clients: int) -> pd.DataFrame:
    """One to seven scores a client (3.7 on average) at uneven months."""
    count = rng.integers(1, 7, clients) + (rng.random(clients) < 0.2)
    client = np.repeat(np.arange(clients), count)
    month = rng.uniform(0, 30, len(client))
    own = rng.normal(0, 1, (2, clients)) * np.array(SPREAD)[:, None]
    y = LEVEL + own[0, client] + (SLOPE + own[1, client]) * month + rng.normal(0, ERROR, len(client))
    return pd.DataFrame({"client": client, "time": month, "score": y})


def spells(rng: np.random.Generator, clients: int) -> pd.DataFrame:
    """One to three spells a client with any of the providers."""
    who = np.repeat(np.arange(clients), rng.integers(1, 4, clients))
    start = rng.uniform(0, 15, len(who))
    columns = {"id": who, "provider": rng.integers(0, PROVIDERS, len(who)), "start": start}
    return pd.DataFrame(columns | {"end": start + rng.uniform(1, 15, len(who))})


def with_effects(rng: np.random.Generator, rows: pd.DataFrame, where: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """The scores with what the providers added, and the providers' true effects (points a month)."""
    effect = rng.normal(0.1, 0.2, PROVIDERS)
    lived = dose(
        rows["time"].to_numpy(),
        rows["client"].to_numpy(),
        spell_client=where["id"].to_numpy(),
        group=where["provider"].to_numpy(),
        groups=PROVIDERS,
        start=where["start"].to_numpy(),
        end=where["end"].to_numpy(),
    )
    return rows.assign(score=rows["score"] + lived @ effect), effect


def tell(model: str, clients: int) -> None:
    """Prints how long the model took from frames to figures, and how near they are to the truth."""
    rng = np.random.default_rng(1)
    rows = scores(rng, clients)
    where, truth = pd.DataFrame(), np.zeros(0)
    if model == "providers":
        where = spells(rng, clients)
        rows, truth = with_effects(rng, rows, where)
    start, begun = time.perf_counter(), time.process_time()
    told: dict[str, Any] = {}
    if model == "growth":
        fit = growth(rows).fit
    else:
        found = path_effects(rows, where, level="provider")
        fit, table = found.fit, found.providers
        assert table is not None
        told["correlation_with_truth"] = round(float(np.corrcoef(table["effect"], truth)[0, 1]), 3)
    told |= {"seconds": round(time.perf_counter() - start, 2), "processor_seconds": time.process_time() - begun}
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(json.dumps(told | _figures(fit) | {"peak_megabytes": int(peak.split()[1]) // 1024}))


def _figures(fit: MixedFit) -> dict[str, Any]:
    return {
        "scores": fit.rows,
        "evaluations": fit.evaluations,
        "converged": fit.converged,
        "criterion": fit.criterion,
        "fixed": fit.fixed.tolist(),
        "se": fit.se.tolist(),
        "sigma": fit.sigma,
        "variances": list(fit.variances),
        "load": round(os.getloadavg()[0], 1),
    }


def compare(clients: int) -> dict[str, Any]:
    """Both models, each alone in a process."""
    found: dict[str, Any] = {}
    for model in ("growth", "providers"):
        run = [sys.executable, __file__, "--tell", model, str(clients)]
        # Two threads that wait for each other on a busy machine would be measured in place of the model.
        alone = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
        found[model] = json.loads(subprocess.run(run, capture_output=True, text=True, check=True, env=alone).stdout)
    return found | {
        "what": f"{clients} clients; growth: score ~ time + (time | client); providers: that, with the dose and "
        f"{PROVIDERS} providers as memberships; seconds from frames to figures, the likelihood ratio's second model "
        "with it; megabytes with the made-up data; one thread",
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "date": time.strftime("%Y-%m-%d"),
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--tell"]:
        tell(sys.argv[2], int(sys.argv[3]))
    else:
        result = compare(int(sys.argv[1]) if len(sys.argv) > 1 else CLIENTS)
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
