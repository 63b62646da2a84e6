"""What is expected of alike clients: R's glm, a plain loop for concordance, and a case mix that foretells too much."""

from dataclasses import replace

import numpy as np
import pytest

from mittari.effects.providers.case_mix import concordance, events_a_column, expected_by_case_mix
from mittari.effects.providers.intake import Intake, read_intake
from mittari.errors import InputError
from tests.effects.providers.twenty import twenty


@pytest.fixture(name="clients")
def of_twenty() -> Intake:
    return read_intake(twenty(), provider="provider", outcome="better", case_mix=["x", "z"])


def test_expected_are_those_of_glm(clients: Intake) -> None:
    # R 4.2.2: tapply(fitted(glm(y ~ x + z, binomial)), g, sum)[1:3]
    sums = np.bincount(clients.provider, expected_by_case_mix(clients).fitted)
    assert sums[:3].tolist() == pytest.approx([9.4334566466, 8.6261359545, 8.8853803510], abs=1e-9)
    assert sums.sum() == pytest.approx(clients.outcome.sum(), abs=1e-9)


def test_concordance(clients: Intake) -> None:
    chance = expected_by_case_mix(clients).fitted.round(2)
    came, not_ = chance[clients.outcome == 1], chance[clients.outcome == 0]
    pairs = [1.0 if one > other else 0.5 if one == other else 0.0 for one in came for other in not_]
    assert concordance(clients.outcome, chance) == pytest.approx(sum(pairs) / len(pairs), abs=1e-12)
    assert concordance(clients.outcome, expected_by_case_mix(clients).fitted) == pytest.approx(0.60776035891, abs=1e-9)


def test_events_a_column(clients: Intake) -> None:
    assert events_a_column(clients) == 182 / 2
    assert events_a_column(replace(clients, case_mix=np.empty((400, 0)), columns=())) == np.inf


def test_what_foretells_the_outcome_is_refused(clients: Intake) -> None:
    after = replace(clients, case_mix=clients.outcome[:, None] * 2.0, columns=("later 1",), asked={"later": 0})
    with pytest.raises(InputError, match=r"clients: later: the case mix foretells the outcome of 400 clients"):
        expected_by_case_mix(after)


def test_a_rare_category_in_which_all_improved_is_refused() -> None:
    frame = twenty().assign(way=lambda rows: np.where(rows.index % 3 == 0, "a", "b"))
    first = frame.index < 4
    frame = frame.assign(way=frame["way"].mask(first, "rare"), better=frame["better"].mask(first, 1))
    clients = read_intake(frame, provider="provider", outcome="better", case_mix=["x", "way"])
    with pytest.raises(
        InputError, match="clients: x, way: the case mix foretells the outcome of 4 clients with certainty -> put rare"
    ):
        expected_by_case_mix(clients)
