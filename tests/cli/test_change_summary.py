"""What is written names its method and holds the group's figures."""

import json
from pathlib import Path

from mittari.change.along import change_along
from mittari.cli.change_method import NAMES, chosen_method
from mittari.cli.change_summary import write_changes

KNOWN = {"mean": 20.0, "sd": 10.0, "reliability": 0.8}


def test_the_method_and_its_line_stand_beside_the_figures(tmp_path: Path) -> None:
    chosen = chosen_method("EN", [KNOWN.get(name) for name in NAMES])
    changes = change_along(chosen.line, [10.0, 20.0, 30.0], [30.0, 20.0, 3.0], better="higher")
    write_changes(changes, chosen, "higher", tmp_path / "out.csv", tmp_path / "out.json")
    found = json.loads((tmp_path / "out.json").read_text())
    assert (found["method"], found["short"], found["parameters"]) == ("Edwards-Nunnally", "EN", KNOWN)
    assert found["threshold"] is None
    assert {name: round(value, 3) for name, value in found["index"].items()} == {
        "error": 4.472,
        "of_before": 0.8,
        "of_after": 1.0,
        "constant": 4.0,
        "one_sided": False,
        "critical": 1.96,
    }
    assert found["counts"] == {"improved": 1, "no_reliable_change": 1, "worse": 1, "cannot_tell": 0}
    assert len((tmp_path / "out.csv").read_text().splitlines()) == 4
