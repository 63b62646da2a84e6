"""The peers of the mixed model: lme4 (with the system's BLAS and another one) and statsmodels, each alone."""

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import numpy as np
import statsmodels.api as sm

from bench.models_task import Size, read_rows

RSCRIPT = Path(__file__).parent / "models.R"
Figures = dict[str, Any]


def has_lme4() -> bool:
    """Whether R with lme4 is there."""
    asked = ["Rscript", "-e", "library(lme4)"]
    return shutil.which("Rscript") is not None and subprocess.run(asked, capture_output=True).returncode == 0


def with_lme4(folder: Path, size: Size, optimiser: str, blas: Path | None) -> Figures:
    """Seconds and figures of lme4, one thread; `blas` is a library that takes the place of the system's."""
    scores = str((folder / "score").stat().st_size // 8)
    words = ["Rscript", str(RSCRIPT), str(folder), size.model, scores, optimiser, str(size.providers)]
    alone = os.environ | {"OPENBLAS_NUM_THREADS": "1"} | ({"LD_PRELOAD": str(blas)} if blas else {})
    told = subprocess.run(words, capture_output=True, text=True, check=True, env=alone).stdout
    found: dict[str, list[str]] = {}
    for name, _, value in (line.partition(" ") for line in told.splitlines() if line.strip()):
        found.setdefault(name, []).append(value.strip())
    numbers = {name: [float(one) for one in found[name]] for name in found if name not in ("blas", "lme4")}
    alone_there = ("seconds", "processor_seconds", "criterion", "sigma", "variance")
    figures: Figures = {name: one[0] if name in alone_there else one for name, one in numbers.items()}
    return figures | {"blas": Path(found["blas"][0]).name, "lme4": found["lme4"][0]}


def with_statsmodels(folder: Path) -> Figures:
    """Seconds and figures of the growth model by MixedLM; of its optimisers that converge here the quickest."""
    rows = read_rows(folder)
    columns = sm.add_constant(rows["time"].to_numpy())
    start, begun = time.perf_counter(), time.process_time()
    fit = sm.MixedLM(rows["score"].to_numpy(), columns, rows["client"].to_numpy(), exog_re=columns).fit(
        reml=True, method=["lbfgs"]
    )
    spent = {"seconds": time.perf_counter() - start, "processor_seconds": time.process_time() - begun}
    clients = np.asarray(fit.cov_re)
    return spent | {
        "criterion": -2 * float(fit.llf),
        "fixed": fit.fe_params.tolist(),
        "se": fit.bse_fe.tolist(),
        "sigma": float(np.sqrt(fit.scale)),
        "clients": clients[[0, 0, 1], [0, 1, 1]].tolist(),
        "converged": bool(fit.converged),
    }
