"""The peers of the mixed model: lme4 (with the system's BLAS and another one) and statsmodels, each alone."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.models_task import Size

RSCRIPT = Path(__file__).parent / "models.R"
STATSMODELS = Path(__file__).parent / "models_statsmodels.py"
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""Two threads that wait for each other on a busy machine would be measured in place of the model."""
Figures = dict[str, Any]


def has_lme4() -> bool:
    """Whether R with lme4 is there."""
    asked = ["Rscript", "-e", "library(lme4)"]
    return shutil.which("Rscript") is not None and subprocess.run(asked, capture_output=True).returncode == 0


def with_lme4(folder: Path, size: Size, optimiser: str, blas: Path | None) -> Figures:
    """Seconds and figures of lme4, one thread; `blas` is a library that takes the place of the system's."""
    scores = str((folder / "score").stat().st_size // 8)
    words = ["Rscript", str(RSCRIPT), str(folder), size.model, scores, optimiser, str(size.providers)]
    alone = os.environ | ONE_THREAD | ({"LD_PRELOAD": str(blas)} if blas else {})
    told = subprocess.run(words, capture_output=True, text=True, check=True, env=alone).stdout
    found: dict[str, list[str]] = {}
    for name, _, value in (line.partition(" ") for line in told.splitlines() if line.strip()):
        found.setdefault(name, []).append(value.strip())
    numbers = {name: [float(one) for one in found[name]] for name in found if name not in ("blas", "lme4")}
    alone_there = ("seconds", "processor_seconds", "criterion", "sigma", "variance")
    figures: Figures = {name: one[0] if name in alone_there else one for name, one in numbers.items()}
    return figures | {"blas": Path(found["blas"][0]).name, "lme4": found["lme4"][0]}


def with_statsmodels(folder: Path) -> Figures:
    """Seconds and figures of the growth model by statsmodels, one thread."""
    run = [sys.executable, str(STATSMODELS), str(folder)]
    told = subprocess.run(run, capture_output=True, text=True, check=True, env=os.environ | ONE_THREAD).stdout
    return dict(json.loads(told))
