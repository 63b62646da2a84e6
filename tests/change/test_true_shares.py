"""The group figures of Hageman and Arrindell, against R's and by hand."""

import pytest

from mittari.change.cutoff import Kind, cut_off
from mittari.change.methods.parameters import Parameters
from mittari.change.true_shares import share_functional, share_improved
from mittari.errors import InputError
from tests.change.change_oracle import KEYS, complete_pairs, of_the_sample, oracle_row, parameters
from tests.change.methods.one_of_each import parameters_of
from tests.change.test_cutoff import populations
from tests.shared_files import needs_shared

KNOWN = {"mean": 40.0, "mean_after": 40.0, "sd": 10.0, "sd_after": 10.0, "reliability": 0.8}


@needs_shared
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", ["a", "c"])
def test_shares_are_r_s(key: str, kind: Kind) -> None:
    given, expected = parameters(key), oracle_row(key, "combined", "HA", kind)
    known = parameters_of("HA", of_the_sample(complete_pairs(given), given))
    clinical, functional, better = populations(key, "HA")
    cut = cut_off(kind, clinical=clinical, functional=functional, better=better)
    assert share_improved(known, better=better) == pytest.approx(expected["ha_group_changed"], abs=1e-9)
    assert share_functional(known, cut, better=better) == pytest.approx(expected["ha_group_functional"], abs=1e-9)


def test_half_improve_where_the_mean_stays() -> None:
    assert share_improved(Parameters(**KNOWN, correlation=0.3), better="higher") == 0.5
    assert share_functional(Parameters(**KNOWN, correlation=0.3), 40.0, better="lower") == 0.5


def test_noise_alone_has_no_share() -> None:
    with pytest.raises(InputError, match="no true change"):
        share_improved(Parameters(**KNOWN, correlation=0.9), better="higher")
