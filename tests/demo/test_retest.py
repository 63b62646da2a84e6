from datetime import date

import numpy as np

from mittari.definitions.checks.norms import check_norms
from mittari.definitions.library import default_library
from mittari.definitions.norms import Norms
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import parse_yaml
from mittari.demo.responses import DAY_SD
from mittari.demo.retest import norms_yaml, retest_sem

METER = default_library().meter("mittari-path")


def test_the_sem_lies_near_what_the_simulation_puts_in() -> None:
    sems = retest_sem(METER, np.random.default_rng(3))
    # Work ability: a day's noise of 4 of 100, an answer's of 0.12 of the scale, and rounding to whole numbers 0-10.
    expected = np.sqrt((DAY_SD / 10) ** 2 + (0.12 * 10) ** 2 + 1 / 12)
    assert abs(sems["work_ability"] - expected) < 0.1
    assert all(5 < sem < 12 for name, sem in sems.items() if METER.scores[name].range == (0, 100))


def test_the_norms_say_that_they_are_simulated_and_pass_the_check() -> None:
    text = norms_yaml({"everyday": 8.1, "mind": 7.9}, date(2026, 11, 22))
    document = parse_yaml(text, "norms.yaml")
    norms = validate(Norms, document)
    assert list(check_norms(METER, norms, document)) == []
    assert {norm.status for norm in norms.norms} == {"simulated"}
    found = METER.with_norms(norms).sem("everyday")
    assert found is not None
    assert found.sem == 8.1
