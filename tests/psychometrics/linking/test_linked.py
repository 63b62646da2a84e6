import numpy as np
import pytest

from mittari.definitions.score import Direction
from mittari.errors import InputError
from mittari.psychometrics.linking.declaration import Side
from mittari.psychometrics.linking.link import link
from tests.psychometrics.linking.two_scales import declared, people


def test_scores_that_measure_different_things_are_warned_of() -> None:
    frame = people()
    frame["to"] = np.clip(np.round(frame["to"] + np.random.default_rng(99).normal(0, 12, len(frame))), 0, 100)
    found = link(frame, declared())
    assert found.disattenuated is not None
    assert found.correlation == pytest.approx(np.corrcoef(frame["from"], frame["to"])[0, 1])
    assert found.disattenuated == pytest.approx(found.correlation / np.sqrt(0.92 * 0.93))
    assert "WARNING: The scores correlate" in found.summary()
    unknown = declared(to=Side(range=(0, 100), direction=declared().to.direction))
    assert "Without the reliability of both" in link(frame, unknown).summary()


def test_a_reliability_that_is_too_low_to_be_true_is_told() -> None:
    low = Side(range=(0, 100), direction=declared().to.direction, reliability=0.5)
    assert (
        "no correlation is above 1, so a declared reliability is too low" in link(people(), declared(to=low)).summary()
    )


def test_a_direction_that_is_declared_the_wrong_way_round_is_asked_about() -> None:
    words = link(people(), declared(to=Side(range=(0, 100), direction=Direction.HIGHER))).summary()
    assert "who fares better by one score fares worse by the other (-0." in words


def test_a_summary_says_what_it_assumes_and_can_t_say() -> None:
    words = link(people(), declared(), method="linear").summary()
    for part in ("Declared by the quality board, 2026-01-31", "0 to 27, lower is better", "Linking is not equating"):
        assert part in words
    assert "Not checked whether it holds in subgroups" in words


def test_the_mean_of_a_group_is_that_of_its_linked_scores() -> None:
    found = link(people(), declared())
    scores = np.array([3.0, 13, 13.5, 27])
    assert found.weights(scores).sum() == pytest.approx(1)
    assert found.weights(scores) @ found.equivalents == pytest.approx(found.linked(scores).mean())
    with pytest.raises(InputError, match="row 2: is not on the scale from 0 to 27"):
        found.linked(np.array([1.0, 28]))


def test_a_linear_link_that_leads_off_the_scale_says_so() -> None:
    frame = people()
    frame["from"] = np.minimum(frame["from"], 16)
    found = link(frame, declared(), method="linear")
    assert found.table["off_scale"][27]
    assert "lead off the other scale" in found.summary()
