"""The growth model by statsmodels, in a process of its own: bench/models_statsmodels.py FOLDER prints what it found."""

import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import statsmodels.api as sm

from bench.models_task import read_rows


def fitted(folder: Path) -> dict[str, Any]:
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


if __name__ == "__main__":
    print(json.dumps(fitted(Path(sys.argv[1]))))
