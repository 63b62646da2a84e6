"""The page about validity shows what was simulated, and nothing else."""

import json
from typing import Any

from bench.simulations import STUDIES
from bench.validity_page import PAGE, RESULT, page


def test_the_page_is_made_from_the_results() -> None:
    assert PAGE.read_text("utf-8") == page(), "run .venv/bin/python bench/validity_page.py"


def test_every_study_is_in_the_results_as_it_is_now() -> None:
    kept = {one["name"]: [figure["name"] for figure in one["figures"]] for one in _results()}
    assert kept == {study.name: list(study.goals) for study in STUDIES}, "run .venv/bin/python bench/validity.py"
    assert {one["replications"] for one in _results()} == {1000}


def _results() -> list[dict[str, Any]]:
    return json.loads(RESULT.read_text("utf-8"))["studies"]
