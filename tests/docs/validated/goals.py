"""mittari goals beside the published formula, computed in R."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from tests.docs.validated.table import Validated, each, run
from tests.shared_files import ORACLE

COMMAND = "mittari goals goals.csv --client client --goal goal --start start --end end --weight weight -o goals"
ENDS: dict[str, list[tuple[int, int]]] = {
    "all0": [(0, 1), (0, 1), (0, 1)],
    "one_p1": [(1, 1)],
    "three_p1": [(1, 1), (1, 1), (1, 1)],
    "mixed": [(-1, 1), (0, 2), (2, 3)],
    "all_m2": [(-2, 1), (-2, 1), (-2, 1)],
    "five": [(2, 3), (1, 1), (0, 2), (-1, 1), (-2, 1)],
}
"""Levels at the end and weights of each client's goals."""
SAYS = "R 4.2.2: T by the formula of Kiresuk & Sherman 1968 with a correlation of .3. All goals start at -1."


def sections(folder: Path) -> Iterator[Validated]:
    """Six clients."""
    rows = [
        {"client": client, "goal": number, "start": -1, "end": level, "weight": weight}
        for client, goals in ENDS.items()
        for number, (level, weight) in enumerate(goals, 1)
    ]
    pd.DataFrame(rows).to_csv(folder / "goals.csv", index=False)
    run(COMMAND, folder)
    expected = json.loads((ORACLE / "its_competing_gas.json").read_text())["gas"]
    table = pd.read_csv(folder / "goals" / "clients.csv").set_index("client")
    ours = {f"T at the end: {client}": table.loc[client, "t_end"] for client in expected}
    yield Validated("mittari goals", SAYS, (COMMAND,), tuple(each(ours, expected, 1e-6)))
