"""mittari growth beside lme4."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from tests.docs.validated.table import Row, Validated, each, one, r_figures, run
from tests.shared_files import DATA, ORACLE

COMMAND = "mittari growth lme4_sleepstudy.csv --client Subject --time Days --score Reaction"
ALONG = COMMAND.replace("lme4_sleepstudy", "uneven") + " --correlation car1"
SAYS = (
    "R: `lmer(Reaction ~ Days + (Days | Subject))`, lme4 1.1-31; and without every fifth row `lme` with `corCAR1`, "
    "nlme 3.1-162. Eighteen people are too few for words, so the command says so and writes the figures only."
)
ENDINGS = {"REML": "-o growth", "ML": "--method ML -o growth-ml"}


def sections(folder: Path) -> Iterator[Validated]:
    """The course of 18 people, by both likelihoods."""
    commands: list[str] = []
    rows: list[Row] = []
    for method, ending in ENDINGS.items():
        commands.append(f"{COMMAND} {ending}")
        run(commands[-1], folder)
        found = json.loads((folder / ending.split()[-1] / "fit.json").read_text())
        expected = json.loads((ORACLE / "mixed_models.json").read_text())[f"sleepstudy_{method.lower()}"]
        rows += mixed_rows(f"{method} ", found, expected, expected["deviance_or_REMLcrit"])
    commands.append(f"{ALONG} -o growth-car1")
    sleep = pd.read_csv(DATA / "lme4_sleepstudy.csv")
    sleep[(np.arange(1, len(sleep) + 1) * 7) % 5 != 0].to_csv(folder / "uneven.csv", index=False)
    run(commands[-1], folder)
    rows += _along(json.loads((folder / "growth-car1" / "fit.json").read_text()), r_figures("along_time"))
    yield Validated("mittari growth", SAYS, tuple(commands), tuple(rows))


def _along(found: dict[str, Any], r: dict[str, Any]) -> Iterator[Row]:
    """Errors that correlate by the time between them."""
    yield one("CAR(1), criterion", found["criterion"], r["criterion"], 1e-3)
    yield Row("CAR(1), intercept and Days", tuple(found["fixed"].values()), tuple(r["fixed"]), 1e-3, True)
    yield Row("CAR(1), their se", tuple(found["se"].values()), tuple(r["se"]), 1e-3, True)
    yield one("CAR(1), phi", found["correlation"]["phi"], r["phi"], 1e-3)


def mixed_rows(begins: str, found: dict[str, Any], expected: dict[str, Any], criterion: float) -> Iterator[Row]:
    """What every mixed model gives: criterion, fixed effects with their errors, and variances."""
    yield one(f"{begins}criterion (-2 log likelihood)", found["criterion"], criterion, 1e-3)
    yield from each({f"{begins}{name}": value for name, value in found["fixed"].items()}, expected["fixef"], 1e-3, True)
    yield from each(
        {f"{begins}se of {name}": one_se for name, one_se in found["se"].items()}, expected["se"], 1e-3, True
    )
    spread = {(part["grp"], part["var1"], part["var2"]): part["vcov"] for part in expected["varcorr"]}
    ours = found["variance"]
    for (group, first, second), value in spread.items():
        name = _variance(group, first, second)
        yield one(f"{begins}variance: {name}", ours[name], value, 1e-2, True)


def _variance(group: str, first: str | None, second: str | None) -> str:
    """Our name for one of lme4's variances."""
    if group == "Residual":
        return "residual"
    if group == "svc":
        return "service"
    if second:
        return "client_covariance"
    return "client_intercept" if first in ("(Intercept)", None) else "client_slope"
