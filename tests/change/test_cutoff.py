"""Cut-offs: R's a and c, and of b those of Jacobson and Truax, which R's package gets wrong."""

import pandas as pd
import pytest

from mittari.change.cutoff import Kind, Population, cut_off
from mittari.change.methods.hageman_arrindell import reliabilities
from mittari.errors import InputError
from tests.change.change_oracle import KEYS, complete_pairs, of_the_sample, oracle_row, parameters
from tests.change.methods.one_of_each import parameters_of
from tests.shared_files import ORACLE, needs_shared

LOW, HIGH = Population(40, 7.5), Population(60, 5)


@pytest.mark.parametrize(("kind", "expected"), [("a", 55.0), ("b", 50.0), ("c", 52.0)])
def test_by_hand_and_turned_round(kind: Kind, expected: float) -> None:
    assert cut_off(kind, clinical=LOW, functional=HIGH, better="higher") == pytest.approx(expected, rel=1e-15)
    turned = [Population(100 - one.mean, one.sd) for one in (LOW, HIGH)]
    found = cut_off(kind, clinical=turned[0], functional=turned[1], better="lower")
    assert found == pytest.approx(100 - expected, rel=1e-15)


@needs_shared
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("method", ["JT", "GLN", "HLL", "EN", "NK", "HA"])
@pytest.mark.parametrize("kind", ["a", "c"])
def test_a_and_c_are_r_s(key: str, method: str, kind: Kind) -> None:
    clinical, functional, better = populations(key, method)
    found = cut_off(kind, clinical=clinical, functional=functional, better=better)
    assert found == pytest.approx(oracle_row(key, "combined", method, kind)["cutoff"], abs=1e-9)


@needs_shared
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("method", ["JT", "HA"])
def test_b_takes_the_sd_of_the_functional_population_where_r_s_package_takes_the_clinical_one(
    key: str, method: str
) -> None:
    clinical, functional, better = populations(key, method)
    theirs = oracle_row(key, "combined", method, "b")["cutoff"]
    mistaken = Population(functional.mean, clinical.sd)
    assert cut_off("b", functional=mistaken, better=better) == pytest.approx(theirs, abs=1e-9)
    ours = cut_off("b", functional=functional, better=better)
    assert abs(ours - theirs) == pytest.approx(2 * abs(functional.sd - clinical.sd), abs=1e-9)
    if method == "JT":
        row = pd.read_csv(ORACLE / "change_cutoff_b.csv").set_index("key").loc[key]
        assert ours == pytest.approx(row["b_JT1991(sd_func)"], abs=1e-3)


def populations(key: str, method: str) -> tuple[Population, Population, str]:
    """The clinical and the functional population as a method takes them, and the better end."""
    given = parameters(key)
    known = of_the_sample(complete_pairs(given), given)
    clinical, functional = Population(known["mean"], known["sd"]), Population(given["mf"], given["sf"])
    if method == "HA":
        sem = reliabilities(parameters_of("HA", known)).sem
        clinical, functional = clinical.without_noise(sem), functional.without_noise(sem)
    return clinical, functional, given["better"]


def test_another_unit_moves_the_cut_with_it() -> None:
    other = [Population(3 + 2 * one.mean, 2 * one.sd) for one in (LOW, HIGH)]
    for kind in ("a", "b", "c"):
        found = cut_off(kind, clinical=other[0], functional=other[1], better="higher")
        expected = 3 + 2 * cut_off(kind, clinical=LOW, functional=HIGH, better="higher")
        assert found == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize(
    ("kind", "known", "says"),
    [
        ("a", {"functional": HIGH}, "needs the mean and sd of the clinical population"),
        ("c", {}, "clinical and functional"),
        ("d", {"clinical": LOW, "functional": HIGH}, "say a, b or c"),
        ("c", {"clinical": HIGH, "functional": LOW}, "not better than the clinical one"),
        ("c", {"clinical": Population(1, 0), "functional": Population(2, 0)}, "spread of 0"),
    ],
)
def test_what_can_t_be_a_cut_is_refused(kind: Kind, known: dict[str, Population], says: str) -> None:
    with pytest.raises(InputError, match=says):
        cut_off(kind, better="higher", **known)


def test_populations_that_can_t_be_are_refused() -> None:
    with pytest.raises(InputError, match="sd -1"):
        Population(0, -1)
    with pytest.raises(InputError, match="more than the spread"):
        Population(0, 2).without_noise(3)
