"""What is written names its method and holds the group's figures."""

import json
import math
from pathlib import Path

from mittari.change.along import change_along
from mittari.cli.change_method import NAMES, chosen_method
from mittari.cli.change_summary import change_words, write_changes

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


def said_of(before: list[float], after: list[float]) -> list[str]:
    chosen = chosen_method("JT", [{"sem": 1.0}.get(name) for name in NAMES])
    return change_words(change_along(chosen.line, before, after, better="higher"), chosen).splitlines()


def test_words_for_the_terminal() -> None:
    # R 4.2.2: prop.test(k, 12, correct = FALSE) for k of 6, 5 and 1, and t.test(c(rep(5, 6), -5, rep(0, 5))).
    after = [15.0] * 6 + [5.0] + [10.0] * 5
    assert said_of([10.0] * 13, [*after, math.nan]) == [
        "13 clients, 12 with a first and a last score: mean change 2.083 points (95 % -0.04057 to 4.207)",
        "12 with a verdict: 6 improved (50.0%, 25.4% to 74.6%), 5 no reliable change (41.7%, 19.3% to 68.0%), "
        "1 worse (8.3%, 1.5% to 35.4%); 1 cannot tell (1 without a last score)",
        "By Jacobson-Truax, which assumes equal precision at both times; no regression to the mean. "
        "It can't say what caused a change.",
    ]


def test_a_rate_needs_ten() -> None:
    assert said_of([10.0], [15.0])[:2] == [
        "1 client, 1 with a first and a last score: mean change 5 points",
        "1 with a verdict: 1 improved, 0 no reliable change, 0 worse; fewer than 10 are too few for a rate; "
        "0 cannot tell",
    ]
    assert said_of([], [])[0] == "0 clients, 0 with a first and a last score"
