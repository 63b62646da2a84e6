"""From a frame to the table: sums, what is left empty, and what shuffling, names and mirroring do not change."""

import numpy as np
import pandas as pd
import pytest

from mittari.effects.providers.compare import compare_providers
from mittari.effects.providers.comparison import ProviderComparison
from mittari.errors import InputError
from mittari.statistics.intervals import wilson
from tests.effects.providers.twenty import twenty


def compared(frame: pd.DataFrame, fewest: int = 10) -> ProviderComparison:
    return compare_providers(frame, provider="provider", outcome="better", case_mix=["x", "z"], fewest=fewest)


@pytest.fixture(name="found", scope="module")
def of_twenty() -> ProviderComparison:
    return compared(twenty())


def test_table(found: ProviderComparison) -> None:
    row = found.table.loc["p02"]
    assert (row["clients"], row["observed"]) == (20, 4)
    assert row["expected"] == pytest.approx(8.8853803510, abs=1e-9)  # R, see test_case_mix
    assert row["ratio"] == pytest.approx(4 / 8.8853803510, abs=1e-9)
    assert row["rate"] == pytest.approx(0.455 * 4 / 8.8853803510, abs=1e-9)
    low, high = wilson(4, 20)
    assert [row["ratio_low"], row["ratio_high"]] == pytest.approx([20 * low / 8.885380351, 20 * high / 8.885380351])
    assert row["low_95"] == pytest.approx(0.15626142496, abs=1e-8)
    assert found.table["expected"].sum() == pytest.approx(found.table["observed"].sum())
    assert found.table.index.tolist() == sorted(found.table.index)


def test_order_and_names_change_nothing(found: ProviderComparison) -> None:
    shuffled = twenty().sample(frac=1, random_state=3).replace({"p02": "z-new"})
    other = compared(shuffled)
    pd.testing.assert_frame_equal(other.table.drop("z-new"), found.table.drop("p02"), rtol=1e-5)
    assert other.table.loc["z-new", "shrunken"] == pytest.approx(found.table.loc["p02", "shrunken"], rel=1e-5)


def test_failures_instead_of_successes_mirror_it(found: ProviderComparison) -> None:
    mirrored = compared(twenty().assign(better=1 - twenty()["better"]))
    assert mirrored.table["z"].tolist() == pytest.approx((-found.table["z"]).tolist(), abs=1e-7)
    assert mirrored.table["shrunken"].tolist() == pytest.approx((1 - found.table["shrunken"]).tolist(), abs=1e-5)
    assert mirrored.phi == pytest.approx(found.phi, abs=1e-7)


def test_units_of_the_case_mix_change_nothing(found: ProviderComparison) -> None:
    other = compared(twenty().assign(x=lambda frame: 1000 * frame["x"] + 7))
    pd.testing.assert_frame_equal(other.table, found.table, rtol=1e-5)


def test_few_clients_get_no_figures_but_count(found: ProviderComparison) -> None:
    frame = twenty()
    fewer = frame.drop(frame.index[frame["provider"] == "p05"][9:])
    other = compared(fewer)
    assert other.table.loc["p05"].isna().all()
    assert len(other.shown) == 19
    assert other.clients == 389
    assert compared(fewer, fewest=9).table.loc["p05", "clients"] == 9
    assert found.table.notna().all().all()


def test_an_unmeasured_client_is_left_out_by_exactly_one(found: ProviderComparison) -> None:
    frame = twenty().astype({"better": float})
    frame.loc[0, "better"] = np.nan
    other = compared(frame)
    assert (other.unknown_outcome, other.clients) == (1, found.clients - 1)
    assert other.table["clients"].sum() == 399


def test_everybody_improved_at_one_provider() -> None:
    frame = twenty()
    frame.loc[frame["provider"] == "p03", "better"] = 1
    row = compared(frame).table.loc["p03"]
    assert row["observed"] == row["clients"] == 20
    assert row["shrunken"] < 0.9
    assert row["ratio_high"] == pytest.approx(20 / row["expected"])


def test_fewest_below_1() -> None:
    with pytest.raises(InputError, match="fewest: is below 1"):
        compared(twenty(), fewest=0)
