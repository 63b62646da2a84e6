"""mittari transitions beside R's survival."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from tests.docs.validated.table import Row, Validated, run
from tests.shared_files import ORACLE

COMMAND = (
    "mittari transitions survival_mgus2.csv --client id --exit etime --next event --still censor --absorbing pcm,death "
    "--order beginning,pcm,death --at 60,120,240 --to pcm --replicates 0 -o transitions"
)
STATUSES = ["beginning", "pcm", "death"]
SAYS = (
    "R 4.2.2: `survfit(Surv(etime, event) ~ 1)`, survival 3.5-3. 1,384 patients with many ties, seen for the first of "
    "two ends that shut each other out."
)


def sections(folder: Path) -> Iterator[Validated]:
    """Shares after 60, 120 and 240 months."""
    run(COMMAND, folder)
    expected = json.loads((ORACLE / "its_competing_gas.json").read_text())["mgus2_competing"]
    found = pd.read_csv(folder / "transitions" / "occupancy_at.csv").set_index(["time", "status"])
    rows = []
    for column, of_r in (("share", "pstate"), ("se", "se")):
        for time, row in zip(expected["times"], expected[of_r], strict=True):
            ours = tuple(found[column][time, status] for status in STATUSES)
            rows.append(Row(f"{column} of {', '.join(STATUSES)} at {time} months", ours, tuple(row.values()), 1e-6))
    yield Validated("mittari transitions", SAYS, (COMMAND,), tuple(rows))
