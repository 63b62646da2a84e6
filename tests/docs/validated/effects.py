"""mittari effects beside lme4 with the memberships put into its random part."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from tests.docs.validated.growth import mixed_rows
from tests.docs.validated.table import Row, Validated, one, run
from tests.shared_files import ORACLE

COMMAND = "mittari effects sim_path_A_measurements.csv sim_path_A_spells.csv --client id --time month --score y"
DOSE, SHARE = f"{COMMAND} --overlap add -o effects", f"{COMMAND} --overlap add --weights share -o effects-share"
SAYS = (
    "R: lme4 1.1-31, its modular functions with a dummy factor whose rows of Zt are replaced by weights. These figures "
    "count overlapping spells of one service twice, hence `--overlap add`. The services' true effects are known, as "
    "the paths are simulated."
)


def sections(folder: Path) -> Iterator[Validated]:
    """600 simulated paths, by dose and by share."""
    for command in (DOSE, SHARE):
        run(command, folder)
    expected = json.loads((ORACLE / "multiple_membership_A.json").read_text())
    rows = [*_dose(folder, expected), *_share(folder, expected["normalised"])]
    yield Validated("mittari effects", SAYS, (DOSE, SHARE), tuple(rows))


def _dose(folder: Path, expected: dict[str, Any]) -> Iterator[Row]:
    found = json.loads((folder / "effects/fit.json").read_text())
    yield from mixed_rows("", found, expected, expected["REMLcrit"])
    without = expected["REMLcrit_without_service"]
    yield one("criterion without services", found["criterion_without_services"], without, 1e-3)
    services = pd.read_csv(folder / "effects/services.csv").set_index("service")
    kinds = {"effect": "service_total_effect", "blup": "service_blup", "se": "service_condsd"}
    for column, key in kinds.items():
        ours, r = tuple(services[column]), tuple(expected[key].values())
        yield Row(f"services 1 to {len(r)}: {column}", ours, r, 1e-3)


def _share(folder: Path, expected: dict[str, Any]) -> Iterator[Row]:
    found = json.loads((folder / "effects-share/fit.json").read_text())
    yield one("share: criterion", found["criterion"], expected["REMLcrit"], 1e-3)
    for name, ours in found["fixed"].items():
        r = dict(zip(found["fixed"], expected["fixef"].values(), strict=True))[name]
        yield one(f"share: {name}", ours, r, 1e-3, True)
    variances = dict(zip(("client_intercept", "service", "residual"), expected["varcorr"], strict=True))
    for name, part in variances.items():
        yield one(f"share: variance: {name}", found["variance"][name], part["vcov"], 1e-2, True)
