"""mittari change beside R's clinicalsignificance, and beside Jacobson and Truax where that is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from mittari.change.cutoff import Kind, Population, cut_off
from mittari.change.methods import METHODS
from tests.change.change_oracle import KEYS, oracle_row, parameters
from tests.docs.validated.table import Row, Validated, run
from tests.shared_files import ORACLE

# R's names of the parameters.
OF_R = {
    "mean": "m_pre",
    "mean_after": "m_post",
    "sd": "sd_pre",
    "sd_after": "sd_post",
    "reliability": "rel",
    "reliability_after": "rel",
    "correlation": "r_pre_post",
}
IN_R = [name for name in METHODS if name != "MP"]
REFUSED = {("garden_sensitive", "HA")}
SAYS = (
    "R: clinicalsignificance 3.0.0.9000 on five fictional sets. Counted are improved, unchanged and worse; with a "
    "cut-off recovered too. Parameters stand in the commands as R took them from the pairs. Hageman-Arrindell is "
    "refused for garden_sensitive: the differences have a reliability of .0099, and R calls everybody improved. "
    "Cut-off b is that of Jacobson & Truax 1991, with the standard deviation of the functional population: the package "
    "takes that of the clinical one."
)


def sections(folder: Path) -> Iterator[Validated]:
    """Every method on every set, and who recovered by each cut-off."""
    found = [_method(folder, key, method) for key in KEYS for method in IN_R if (key, method) not in REFUSED]
    found += [_cut_off(folder, key, kind) for key in KEYS for kind in ("a", "b", "c")]
    commands, rows = zip(*found, strict=True)
    yield Validated("mittari change", SAYS, commands, rows)


def _method(folder: Path, key: str, method: str) -> tuple[str, Row]:
    command, found = _ran(folder, key, method, "", f"{key}-{method}.csv")
    expected = oracle_row(key, "distribution", method)
    ours = tuple(found["counts"][verdict] for verdict in ("improved", "no_reliable_change", "worse"))
    theirs = tuple(int(expected[name]) for name in ("improved", "unchanged", "deteriorated"))
    return command, Row(f"{key}, {method}: improved, unchanged, worse", ours, theirs, 0)


def _cut_off(folder: Path, key: str, kind: Kind) -> tuple[str, Row]:
    given = parameters(key)
    clinical = Population(given["m_pre"], given["sd_pre"])
    cut = cut_off(kind, clinical=clinical, functional=Population(given["mf"], given["sf"]), better=given["better"])
    command, found = _ran(folder, key, "JT", f"--cut {cut!r}", f"{key}-{kind}.csv")
    return command, Row(
        f"{key}, cut-off {kind}: recovered", (found["categories"]["recovered"],), (_recovered(key, kind),), 0
    )


def _recovered(key: str, kind: Kind) -> int:
    if kind == "b":
        return int(pd.read_csv(ORACLE / "change_cutoff_b.csv").set_index("key")["recovered_JT"][key])
    return int(oracle_row(key, "combined", "JT", kind)["recovered"])


def _ran(folder: Path, key: str, method: str, more: str, output: str) -> tuple[str, dict[str, Any]]:
    given = parameters(key)
    asked = next(names for names in METHODS[method].takes if "sd" in names)
    known = " ".join(f"--{name.replace('_', '-')} {given[OF_R[name]]!r}" for name in asked)
    command = (
        f"mittari change cs_{given['ds']}.csv --client {given['id']} --time {given['time']} --scale {given['out']} "
        f"--first {given['pre']} --last {given['post']} --better {given['better']} --method {method} {known}"
    )
    command = " ".join([command, *([more] if more else []), "-o", output])
    run(command, folder)
    return command, json.loads((folder / output).with_suffix(".json").read_text())
