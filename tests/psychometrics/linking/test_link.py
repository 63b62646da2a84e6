from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.definitions.score import Direction
from mittari.errors import InputError
from mittari.psychometrics.linking.declaration import Side
from mittari.psychometrics.linking.link import link
from mittari.psychometrics.linking.linked import Link
from mittari.psychometrics.linking.table import Method
from tests.psychometrics.answers import CALM, anxiety
from tests.psychometrics.linking.two_scales import chance_drawn, declared, people
from tests.shared_files import needs_shared

METHODS: tuple[Method, ...] = ("mean", "linear", "equipercentile")


def test_a_table_score_by_score() -> None:
    table = link(people(), declared()).table
    assert table.index.tolist() == list(range(28))
    assert list(table) == ["to", "se", "off_scale"]
    assert (table["se"] > 0).all()
    assert not table["off_scale"].any()
    # Both scales measure one state: 13 is where 50 is, and 5.2 points are 15.5.
    assert table["to"][13] == pytest.approx(50, abs=1)
    assert table["to"][18] == pytest.approx(50 + 5 * 15.5 / 5.22, abs=1.5)


@pytest.mark.parametrize("method", METHODS)
def test_better_down_on_one_and_up_on_the_other(method: Method) -> None:
    straight = link(people(), declared(), method=method)
    frame = people()
    turned = link(frame.assign(to=100 - frame["to"]), declared(same=False), method=method)
    assert 100 - turned.equivalents == pytest.approx(straight.equivalents)
    assert np.sqrt(np.diag(turned.covariance)) == pytest.approx(straight.table["se"].to_numpy(), rel=0.15)
    assert turned.correlation == pytest.approx(straight.correlation)
    assert "turned as better is up" in turned.summary()


@pytest.mark.parametrize("method", METHODS)
def test_order_names_and_units_change_nothing_but_the_points(method: Method) -> None:
    frame = people()
    expected = link(frame, declared(), method=method)
    shuffled = frame.sample(frac=1, random_state=3).rename(columns={"from": "a", "to": "b"})
    assert link(shuffled, declared(), from_="a", to="b", method=method).equivalents == pytest.approx(
        expected.equivalents
    )
    if method == "mean":
        # It knows no units: both scales must have the same.
        return
    wider = declared(to=Side(range=(7, 307), direction=declared().to.direction))
    moved = link(frame.assign(to=7 + 3 * frame["to"]), wider, method=method)
    assert moved.equivalents == pytest.approx(7 + 3 * expected.equivalents)
    assert moved.table["se"].to_numpy() == pytest.approx(3 * expected.table["se"].to_numpy(), rel=1e-6)


def test_two_groups_drawn_by_chance_link_as_one_does() -> None:
    one, two = link(people(1_200), declared()), link(chance_drawn(2_400), declared(), design="random")
    assert two.equivalents[4:23] == pytest.approx(one.equivalents[4:23], abs=4)
    assert two.table["se"][13] > 1.5 * one.table["se"][13]
    assert two.correlation is None
    assert "taken on trust" in two.summary()
    assert "nothing shows that they measure one thing" in two.summary()


def test_too_few_are_refused_unless_asked_twice() -> None:
    with pytest.raises(InputError, match="399 people are fewer than the 400"):
        link(people(399), declared())
    small = link(people(399), declared(), even_if_small=True)
    assert small.below_minimum == ("399 people, 400 are needed",)
    with pytest.raises(InputError, match="too little"):
        small.summary()
    assert "take it as a hint" in small.summary(even_if_small=True)
    with pytest.raises(InputError, match="fewer than the 400"):
        link(chance_drawn(700), declared(), design="random")


def covers(found: Link) -> np.ndarray:
    """Whether the truth is within 1.96 errors: both scales have one normal state below them."""
    truth = 50 + np.sqrt(15**2 + 16) * (found.points - 13) / np.sqrt(5**2 + 1.5**2)
    apart = np.abs(found.equivalents - truth) / found.table["se"].to_numpy()
    return apart[8:19] < 1.96


@pytest.mark.parametrize("method", ["linear", "equipercentile"])
def test_intervals_hold_the_truth(method: Method) -> None:
    held = np.mean([covers(link(people(600, seed), declared(), method=method, replicates=80)) for seed in range(60)])
    assert 0.88 < held < 0.995


def test_people_who_all_score_alike_are_refused() -> None:
    with pytest.raises(InputError, match="all scores are one"):
        link(people().assign(to=40.0), declared())
    with pytest.raises(InputError, match="800 scores lie off the declared range"):
        link(people().assign(to=400.0), declared())


@needs_shared
def test_two_halves_of_anxiety_are_linked_as_in_r() -> None:
    # R 4.2.2: glm(n ~ poly(10:40, 4), poisson) of each half, then the function equip of the package equate 2.0.8;
    # AIC of degrees 2 to 6 is least at 3 and 6. cor(p, n) is -.453433741771.
    answers = anxiety().dropna()
    calm = (5 - answers[list(CALM)]).sum(axis=1)
    frame = pd.DataFrame({"from": calm, "to": answers.drop(columns=list(CALM)).sum(axis=1)})
    sides: dict[str, Any] = {
        "from_": Side(range=(10, 40), direction=Direction.HIGHER, reliability=0.93),
        "to": Side(range=(10, 40), direction=Direction.LOWER, reliability=0.9),
    }
    found = link(frame, declared(**sides), smoothing=4)
    expected = [37.43267410233, 24.54669810075, 18.09941023879, 13.15588454493, 10.77257396595, 9.87789575010]
    assert found.table["to"][[10, 15, 20, 25, 30, 35]].to_numpy() == pytest.approx(expected, abs=1e-7)
    linear = link(frame, declared(**sides), method="linear").table["to"][[10, 25, 40]]
    assert linear.to_numpy() == pytest.approx([27.0565490757, 15.0499974184, 3.0434457611], abs=1e-9)
    chosen = link(frame, declared(**sides), replicates=20)
    assert chosen.degrees == (3, 6)
    assert chosen.correlation == pytest.approx(0.453433741771, abs=1e-11)
    # One meter, yet two things: what the scores themselves say against a declaration.
    assert "they do not measure one thing closely enough" in chosen.summary()
