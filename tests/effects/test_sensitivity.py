"""The same services weighted in three ways: each as it is alone, held beside the others."""

import numpy as np
import pandas as pd
import pytest

from mittari.effects.multiple_membership import Course, path_effects
from mittari.effects.sensitivity import WAYS, Sensitivity, weighting_sensitivity
from mittari.errors import InputError
from tests.effects.courses import courses


@pytest.fixture(name="found", scope="module")
def held_beside() -> Sensitivity:
    return weighting_sensitivity(*courses())


def test_each_way_is_the_model_of_its_own(found: Sensitivity) -> None:
    for way, (weights, overlap) in WAYS.items():
        alone = path_effects(*courses(), Course(weights=weights, overlap=overlap)).services
        assert alone is not None
        for name in ("effect", "low", "high"):
            np.testing.assert_allclose(found.table[f"{way}_{name}"], alone[name], rtol=1e-9)


def test_columns_and_files_are_those_of_the_course_and_its_weights_do_not_matter(found: Sensitivity) -> None:
    rows, spells = courses()
    rows, spells = rows.rename(columns={"time": "month", "score": "y"}), spells.rename(columns={"id": "who"})
    course = Course(time="month", score="y", spell_client="who", weights="share", overlap="add", sources=("m", "s"))
    pd.testing.assert_frame_equal(weighting_sensitivity(rows, spells, course).table, found.table)
    with pytest.raises(InputError, match=r"^s:2: start: not a number"):
        weighting_sensitivity(rows, spells.assign(start="May"), course)


def test_agreement_is_the_correlation_of_two_ways(found: Sensitivity) -> None:
    dose, share = found.table["dose_effect"].tolist(), found.table["share_effect"].tolist()
    middle = [sum(one) / len(one) for one in (dose, share)]
    both = sum((a - middle[0]) * (b - middle[1]) for a, b in zip(dose, share, strict=True))
    squares = [sum((a - mean) ** 2 for a in one) for one, mean in zip((dose, share), middle, strict=True)]
    assert found.agreement.loc["dose", "share"] == pytest.approx(both / (squares[0] * squares[1]) ** 0.5)
    assert np.diag(found.agreement) == pytest.approx(1)


def test_without_overlaps_adding_them_changes_nothing() -> None:
    rows, spells = courses()
    once = spells.drop_duplicates(["id", "service"])
    found = weighting_sensitivity(rows, once)
    assert found.agreement.loc["dose", "dose_overlaps_added"] == pytest.approx(1)


def frame(rows: list[list[float]]) -> pd.DataFrame:
    columns = ["clients", "reliability", *(f"{way}_{name}" for way in WAYS for name in ("effect", "low", "high"))]
    return pd.DataFrame(rows, columns=columns, index=["a", "b"])


def agreement(r: float) -> pd.DataFrame:
    return pd.DataFrame(np.where(np.eye(3), 1.0, r), index=list(WAYS), columns=list(WAYS))


def test_a_figure_that_hangs_on_the_choice_is_said() -> None:
    table = frame([[9, 0.8, 2, 1, 3, 2, 1, 3, -1, -2, 0], [9, 0.8, 2, 1, 3, 2, -1, 3, 1, 0, 2]])
    said = Sensitivity(table, agreement(0.5)).summary()
    assert "WHAT IS SAID HANGS ON THE WEIGHTING" in said
    assert said.endswith("whichever way overlaps count: a")
    unknown = table.assign(reliability=0.4)
    assert Sensitivity(unknown, agreement(0.5)).summary().endswith("whichever way overlaps count: none")
    assert "HANGS" not in Sensitivity(table, agreement(0.95)).summary()


def test_no_difference_by_one_way_is_said() -> None:
    table = frame([[9, 0.8, 0, -1, 1, 0, -1, 1, 0, 0, 0]] * 2)
    said = Sensitivity(table, agreement(np.nan)).summary()
    assert "services do not differ" in said
    assert "nan" not in said
    assert said.endswith(": none")
