from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from mittari.definitions.library import default_library
from mittari.psychometrics.alpha import alpha
from mittari.psychometrics.consistency import consistency, why_no_alpha
from mittari.scoring.values import item_values
from tests.psychometrics.answers import PATH, codes_twice

METHODS = ["alpha", "item-rest correlation", "omega, one factor", "dimensions"]


def test_a_reflective_score_gets_every_method() -> None:
    codes, _ = codes_twice()
    found = list(consistency(PATH, PATH.scores["mind"], codes, 20.0, even_if_small=False))
    assert [one.method for one in found] == METHODS
    figures = {figure.name: figure for one in found for figure in one.figures}
    names = PATH.scores["mind"].items
    values = pd.DataFrame({name: item_values(PATH, PATH.items[name], codes[name]) for name in names})
    assert figures["alpha"].value == pytest.approx(alpha(values).value)
    assert figures["sem, alpha"].value == pytest.approx(20 * np.sqrt(1 - alpha(values).value))
    assert {f"item-rest, {name}" for name in names} <= set(figures)
    # Reversed items were turned: all go with the others.
    assert min(figures[f"item-rest, {name}"].value for name in names) > 0


@pytest.mark.parametrize(
    ("score", "reason"), [("everyday", "the score is formative"), ("work_ability", "a single item")]
)
def test_formative_and_single_scores_get_no_alpha(score: str, reason: str) -> None:
    codes, _ = codes_twice()
    (only,) = consistency(PATH, PATH.scores[score], codes, 20.0, even_if_small=True)
    assert only.figures == ()
    assert reason in only.words


def test_composites_and_rules_that_do_not_add_up_get_no_alpha() -> None:
    mind = PATH.scores["mind"]
    assert why_no_alpha(mind) is None
    assert "put together of other scores" in str(
        why_no_alpha(mind.model_copy(update={"items": (), "scores": ("a", "b")}))
    )
    picked = default_library().meter("eq-5d-5l").scores
    rules = {
        score.rule.kind: why_no_alpha(score.model_copy(update={"model": "reflective"})) for score in picked.values()
    }
    assert "the rule profile does not add up" in str(rules["profile"])


def test_too_few_people_are_said_once() -> None:
    codes, _ = codes_twice(n=60)
    (only,) = consistency(PATH, PATH.scores["mind"], codes, 20.0, even_if_small=False)
    assert "fewer than the 100 it needs: measure more people" in only.words
    assert [one.method for one in consistency(PATH, PATH.scores["mind"], codes, 20.0, True)] == METHODS


def test_an_item_without_variance_stops_only_what_needs_its_correlation() -> None:
    codes, _ = codes_twice()
    found = {
        one.method: one
        for one in consistency(PATH, PATH.scores["mind"], codes | {"turn_day": np.full(150, 2.0)}, 20.0, False)
    }
    assert "Everybody answered turn_day alike." in found["alpha"].words
    assert found["omega, one factor"].words.startswith("Not given: everybody answered alike")


def test_a_general_factor_is_looked_for_where_six_items_are() -> None:
    codes, _ = codes_twice()
    long = PATH.scores["mind"].model_copy(
        update={"items": (*PATH.scores["mind"].items, *PATH.scores["thinking"].items)}
    )
    structure = PATH.structure.model_copy(update={"scores": (long,)})
    methods = [one.method for one in consistency(replace(PATH, structure=structure), long, codes, 20.0, False)]
    assert "omega, general factor" in methods
