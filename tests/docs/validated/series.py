"""mittari series beside nlme, lm and sandwich."""

import json
from collections.abc import Iterator
from pathlib import Path

from tests.docs.validated.table import Row, Validated, each, one, run
from tests.shared_files import ORACLE

COMMAND = "mittari series datasets_Seatbelts.csv --time t --value drivers --change 170 --season month --log -o series"
SAYS = (
    "R 4.2.2: `gls(log(drivers) ~ t + post + tpost + month)` with AR(1) errors by REML (nlme), `lm`, and Newey-West "
    "errors up to 12 neighbours (sandwich). Drivers killed or badly hurt before and after seat belts became compulsory."
)


def sections(folder: Path) -> Iterator[Validated]:
    """192 months, of which 23 come after the change."""
    run(COMMAND, folder)
    found = json.loads((folder / "series" / "series.json").read_text())
    expected = json.loads((ORACLE / "its_competing_gas.json").read_text())["its_seatbelts"]
    rows: list[Row] = []
    for name, place, of_r in (
        ("effects", found["effects"], "gls_ar1"),
        ("se", found["se"], "gls_se"),
        ("least squares", found["ols"]["effects"], "ols"),
        ("se of least squares", found["ols"]["se"], "se_ols"),
        ("se by Newey-West", found["ols"]["newey_west_se"], "se_nw12"),
    ):
        rows += each({f"{name}: {figure}": value for figure, value in place.items()}, expected[of_r], 1e-6)
    rows.append(one("phi", found["phi"], expected["phi"], 1e-6))
    rows.append(one("Durbin-Watson", found["ols"]["durbin_watson"], expected["DW"], 1e-6))
    yield Validated("mittari series", SAYS, (COMMAND,), tuple(rows))
