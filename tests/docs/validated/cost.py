"""mittari cost beside Fieller's quadratic and R's boot."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.docs.validated.table import Row, Validated, one, r_figures, run

COMMAND = "mittari cost causaldata_nhefs_complete.csv --cost smokeintensity --improved qsmk --group sex -o cost"
SAYS = (
    "R 4.2.2: Fieller's ends by `polyroot`, the bootstrap by `boot` with 20,000 draws; ours draws 2,000, so its ends "
    "may differ by three Monte Carlo errors. The data hold no money: cigarettes a day stand for costs, and who stopped "
    "to smoke for who improved."
)
MONTE_CARLO = 2.0


def sections(folder: Path) -> Iterator[Validated]:
    """Two groups of people."""
    run(COMMAND, folder)
    found = json.loads((folder / "cost" / "cost.json").read_text())["groups"]
    rows = [row for group, r in r_figures("cost").items() for row in _rows(group, found[group], r)]
    yield Validated("mittari cost", SAYS, (COMMAND,), tuple(rows))


def _rows(group: str, found: dict[str, Any], r: dict[str, Any]) -> Iterator[Row]:
    yield one(f"group {group}: cost per improvement", found["ratio"], r["ratio"], 1e-9)
    for name, tolerance in (("fieller", 1e-6), ("percentile", MONTE_CARLO)):
        ours = found[f"{name}_low"], found[f"{name}_high"]
        yield Row(f"group {group}: {name}, both ends", ours, tuple(r[name]), tolerance)
