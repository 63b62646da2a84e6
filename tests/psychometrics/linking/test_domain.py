import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mittari.errors import InputError
from mittari.psychometrics.linking.declaration import ReferenceGroup
from mittari.psychometrics.linking.domain import difference, side_by_side, to_domain
from mittari.psychometrics.linking.link import link
from mittari.psychometrics.linking.linked import Link
from tests.psychometrics.linking.two_scales import declared, people

CLIENTS = ReferenceGroup(population="clients at entry, 2025", mean=50, sd=15.5, source="own data")


def made_link(seed: int = 1, n: int = 800) -> Link:
    return link(people(n, seed), declared(reference=CLIENTS), replicates=200)


def services(seed: int = 9, n: int = 200) -> pd.DataFrame:
    """A uses the first scale, B the second; C has people of both, D nearly nobody."""
    frame = people(n, seed).assign(service=np.random.default_rng(seed).choice(list("AABBC"), n))
    frame.loc[:3, "service"] = "D"
    first = (frame["service"] == "A") | ((frame["service"] == "C") & (frame.index % 2 == 0)) | (frame["service"] == "D")
    return frame.assign(**{"from": frame["from"].where(first), "to": frame["to"].where(~first)})


def test_scores_of_the_reference_s_own_scale_by_hand() -> None:
    frame = pd.DataFrame({"service": ["x"] * 12, "score": [50.0] * 6 + [81] * 6})
    row = to_domain(frame, CLIENTS).table.loc["x"]
    sampling = 15.5 * np.sqrt(12 / 11) / np.sqrt(12) * 10 / 15.5
    assert (row["n"], row["points"], row["t"], row["linking_se"]) == (12, 65.5, 60, 0)
    assert row["se"] == pytest.approx(sampling)
    assert row["high"] == pytest.approx(60 + stats.t.ppf(0.975, 11) * sampling)


def test_a_plain_loop_gives_the_same_with_a_link() -> None:
    found, frame = made_link(), services()
    row = to_domain(frame, CLIENTS, found, score="from").table.loc["A"]
    scores = [score for score, name in zip(frame["from"], frame["service"], strict=True) if name == "A"]
    linked = [found.equivalents[int(score)] for score in scores]
    linking = sum(found.covariance[int(a), int(b)] for a in scores for b in scores) / len(scores) ** 2
    assert row["t"] == pytest.approx(50 + 10 * (np.mean(linked) - 50) / 15.5)
    assert row["linking_se"] == pytest.approx(np.sqrt(linking) * 10 / 15.5)
    assert row["se"] == pytest.approx(np.hypot(row["sampling_se"], row["linking_se"]))
    assert row["se"] > row["sampling_se"]


def test_services_with_different_meters_stand_side_by_side() -> None:
    found = side_by_side(services(), made_link(), group="service")
    assert found.table.index.tolist() == ["A", "B", "C, from", "C, to", "D"]
    assert found.table["linking_se"]["B"] == 0
    assert found.table["linking_se"]["A"] > 0
    assert np.isnan(found.table["t"]["D"])
    assert found.table["n"]["D"] == 4
    # All are people of one kind.
    assert found.table["t"].dropna().to_numpy() == pytest.approx(50, abs=7)
    words = found.summary()
    assert "1 groups of fewer than 10 people are not told" in words
    assert "clients at entry, 2025 (own data)" in words
    assert "of its error" in words


def test_the_error_of_a_link_in_common_does_not_count_twice() -> None:
    found = made_link()
    frame = people(200, 3).assign(service=["P", "Q"] * 100)
    means = to_domain(frame, CLIENTS, found, score="from")
    one = difference(means, "P", means, "Q")
    rows = means.table
    apart = found.weights(frame["from"].to_numpy()[::2]) - found.weights(frame["from"].to_numpy()[1::2])
    linking = (10 / 15.5) ** 2 * apart @ found.covariance @ apart
    assert one.se == pytest.approx(np.sqrt((rows["sampling_se"] ** 2).sum() + linking))
    assert one.se < np.sqrt((rows["se"] ** 2).sum())
    assert one.value == pytest.approx(rows["t"]["P"] - rows["t"]["Q"])
    both = side_by_side(services(), found, group="service")
    mixed = difference(both, "A", both, "B")
    assert mixed.se == pytest.approx(np.hypot(both.table["se"]["A"], both.table["se"]["B"]))


@pytest.mark.parametrize("group", ["C, from", "nobody"])
def test_a_small_group_is_not_compared(group: str) -> None:
    found = side_by_side(services(), made_link(), group="service")
    with pytest.raises(InputError, match="fewer than 30 people is not compared"):
        difference(found, "A", found, group)


def test_only_small_groups() -> None:
    frame = pd.DataFrame({"service": ["x", "y"], "score": [3.0, 4]})
    found = to_domain(frame, CLIENTS)
    with pytest.raises(InputError, match="no group has 10 people"):
        found.summary()
    assert "2 groups of fewer than 10" in found.summary(even_if_small=True)
    assert to_domain(frame[:0], CLIENTS).table.empty


def test_everybody_alike_has_no_sampling_error() -> None:
    frame = pd.DataFrame({"service": ["x"] * 20, "score": [13.0] * 20})
    row = to_domain(frame, CLIENTS, made_link()).table.loc["x"]
    assert row["sampling_se"] == pytest.approx(0)
    assert row["high"] - row["t"] == pytest.approx(stats.norm.ppf(0.975) * row["linking_se"])


def test_what_can_t_be_put_on_the_metric_is_refused() -> None:
    frame = services()
    both = frame.assign(to=frame["to"].fillna(3))
    with pytest.raises(InputError, match="row 1: this row has both scores"):
        side_by_side(both, made_link(), group="service")
    with pytest.raises(InputError, match="no reference group is declared"):
        side_by_side(frame, link(people(), declared(), replicates=20), group="service")
    with pytest.raises(InputError, match="is not on the scale from 0 to 27"):
        to_domain(frame.assign(score=40.0), CLIENTS, made_link())
    with pytest.raises(InputError, match="unit: there is no such column"):
        to_domain(frame, CLIENTS, group="unit", score="to")


def test_intervals_hold_the_truth_of_a_service() -> None:
    held = []
    for seed in range(80):
        used = link(people(400, seed), declared(), method="linear")
        low_service = people(150, 1_000 + seed)
        # People of the service start half an SD lower on the state.
        scores = np.clip(np.round(low_service["from"] - 2.61), 0, 27)
        row = to_domain(pd.DataFrame({"service": "x", "score": scores}), CLIENTS, used).table.loc["x"]
        held.append(row["low"] < 50 + 10 * (-2.61 * 15.52 / 5.22) / 15.5 < row["high"])
    assert 0.88 <= np.mean(held) <= 1
