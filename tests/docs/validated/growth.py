"""mittari growth beside lme4."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.docs.validated.table import Row, Validated, each, one, run
from tests.shared_files import ORACLE

COMMAND = "mittari growth lme4_sleepstudy.csv --client Subject --time Days --score Reaction"
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
    says = "R: `lmer(Reaction ~ Days + (Days | Subject))`, lme4 1.1-31. Eighteen people are too few for words, so the "
    yield Validated(
        "mittari growth", says + "command says so and writes the figures only.", tuple(commands), tuple(rows)
    )


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
