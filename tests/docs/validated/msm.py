"""mittari msm beside R's glm, lm and sandwich."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.docs.validated.table import Row, Validated, each, one, run
from tests.shared_files import ORACLE

PERIODS = (
    "mittari msm sim_msm_A.csv --treatments A0,A1,A2 --covariates L0,L1,L2 --outcome Y -o msm",
    "mittari msm causaldata_nhefs_complete.csv --treatments qsmk --covariates "
    "C(sex)+C(race)+age+age^2+C(education)+smokeintensity+smokeintensity^2+smokeyrs+smokeyrs^2+C(exercise)+C(active)"
    "+wt71+wt71^2 --outcome wt82_71 -o nhefs",
)
SAYS = (
    "R 4.2.2: `glm` for the weights, `lm` with them, `sandwich` (HC0). Three simulated periods with true effects 1.28, "
    "1.60 and 2.00, and one real one."
)


def sections(folder: Path) -> Iterator[Validated]:
    """Three periods whose truth is known, and the weight gained by those who stopped to smoke."""
    for command in PERIODS:
        run(command, folder)
    yield Validated("mittari msm", SAYS, PERIODS, (*_three(_found(folder, "msm")), *_one(_found(folder, "nhefs"))))


def _found(folder: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / name / "msm.json").read_text())
    return found


def _three(found: dict[str, Any]) -> Iterator[Row]:
    expected = json.loads((ORACLE / "msm_A.json").read_text())
    found = found | {"crude": found["crude"]["effects"]}
    for name, figures in (("effects", "msm_iptw"), ("se", "msm_se_HC0"), ("crude", "crude")):
        of_r = {key: value for key, value in expected[figures].items() if key != "(Intercept)"}
        yield from each({f"{name}: {period}": value for period, value in found[name].items()}, of_r, 1e-6)
    for name in ("mean", "max"):
        yield one(f"weights: {name}", found["weights"][name], expected["sw"][name], 1e-6)


def _one(found: dict[str, Any]) -> Iterator[Row]:
    expected = json.loads((ORACLE / "causal_nhefs.json").read_text())["nhefs"]
    found = found | {"crude": found["crude"]["effects"]}
    for name, figure in (("effects", "ipw_stab"), ("se", "se_HC0"), ("crude", "naive")):
        yield one(f"one period, {name}", found[name]["qsmk"], expected[figure], 1e-6)
    for name in ("mean", "max"):
        yield one(f"one period, weights: {name}", found["weights"][name], expected[f"sw_{name}"], 1e-6)
