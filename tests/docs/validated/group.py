"""mittari group beside nlme, glm and mice."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.change.dropout.leavers import expected, shared_rows
from tests.docs.validated.table import Row, Validated, one, run

COMMAND = "mittari group scores.csv --client id --time wave --score y --history last -o group"
SAYS = (
    "R 4.2.2: `gls` with any covariance (nlme), weights by `glm` on the last score, `mice` with 20 data sets, which "
    "draws, so it may differ by three Monte Carlo errors; Rubin's rules themselves are held against R's single "
    "imputations in the tests. The se in `changes.csv` is larger than that of `gls`: it holds that the covariance is "
    "estimated. Simulated people of whom those with a low last score stay away; the true change of all "
    "is 6.0. The three columns of scores (`sim_dropout_mar.csv`) stand one below the other."
)
MONTE_CARLO = 0.15


def sections(folder: Path) -> Iterator[Validated]:
    """800 people at three waves."""
    shared_rows().to_csv(folder / "scores.csv", index=False)
    run(COMMAND, folder)
    found = json.loads((folder / "group" / "group.json").read_text())
    yield Validated("mittari group", SAYS, (COMMAND,), tuple(_rows(found, expected())))


def _rows(found: dict[str, Any], r: dict[str, Any]) -> Iterator[Row]:
    last = found["change"]["2"]
    for wave, name in (("1", "n_w1"), ("2", "n_w2")):
        yield one(f"measured at wave {wave}", found["measured"][wave], r[name], 0)
    yield one("those with both scores", last["paired"]["change"], r["completers"], 1e-9)
    yield one("likelihood (MMRM)", last["mmrm"]["change"], r["gls_unstructured"], 1e-4)
    given = found["mmrm"]["se_given_covariance"]["2"]
    yield one("likelihood: se, the covariance taken as known", given, r["gls_se"], 1e-4)
    yield one("weighting (IPW)", last["ipw"]["change"], r["ipw"], 1e-6)
    yield one("imputation (MI)", last["mi"]["change"], r["mice_est"], MONTE_CARLO)
