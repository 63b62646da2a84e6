"""Change by slope: verdicts from each client's own part, and what is not told."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.by_slope import slope_words
from mittari.change.growth import growth
from mittari.errors import InputError
from tests.change.test_growth import made_up


def told(data: pd.DataFrame, **more: object) -> pd.DataFrame:
    return growth(data, **({"better": "higher"} | more)).clients  # type: ignore[arg-type]


def test_verdicts_follow_slope_and_error() -> None:
    clients = told(made_up(120, spread=1.5))
    ratio = clients["slope"] / clients["slope_se"]
    expected = np.where(ratio > 1.959964, "improved", np.where(ratio < -1.959964, "worse", "no_reliable_change"))
    assert clients["verdict"].tolist() == expected.tolist()
    assert clients["verdict"].value_counts().to_dict().keys() == {"improved", "worse", "no_reliable_change"}
    assert clients["reason"].isna().all()
    assert (clients["span"] == 3).all()
    assert clients["change"].tolist() == pytest.approx((clients["slope"] * 3).tolist())


def test_reliability_is_how_little_a_slope_is_shrunk() -> None:
    data = made_up(400, spread=1.0)
    found = growth(data, better="higher")
    own = data.groupby("client")[["time", "score"]].apply(lambda rows: np.polyfit(rows["time"], rows["score"], 1)[0])
    mean = found.fit.fixed[1]
    drawn = np.polyfit(own - mean, found.clients["slope"] - mean, 1)[0]
    assert found.clients["reliability"].median() == pytest.approx(drawn, abs=0.03)


def test_slopes_lie_from_the_truth_as_far_as_their_errors_say() -> None:
    rng = np.random.default_rng(6)
    client, time, true = np.repeat(np.arange(1000), 5), rng.uniform(0, 6, 5000), rng.normal(0.3, 0.8, 1000)
    score = rng.normal(50, 5, 1000)[client] + true[client] * time + rng.normal(0, 2, 5000)
    clients = told(pd.DataFrame({"client": client, "time": time, "score": score}))
    outside = ((clients["slope"] - true).abs() > 1.959964 * clients["slope_se"]).mean()
    # Three standard errors of 5 % among 1,000.
    assert outside == pytest.approx(0.05, abs=0.021)
    wrong = (clients["verdict"] == "improved") & (true <= 0)
    assert wrong.sum() <= 0.025 * (clients["verdict"] == "improved").sum()


def test_the_other_way_round() -> None:
    data = made_up(80, spread=1.5)
    one, two = told(data), told(data.assign(score=100 - data["score"]), better="lower")
    assert one["verdict"].tolist() == two["verdict"].tolist()


def test_one_score_is_no_change() -> None:
    data = made_up(80, spread=1.5)
    clients = told(data[(data["client"] != 3) | (data["time"] == 0)])
    assert (clients.loc[3, "verdict"], clients.loc[3, "reason"]) == ("cannot_tell", "one_measurement")
    assert (clients["reason"].notna()).sum() == 1


def test_two_scores_of_few_differing_slopes_tell_of_the_group() -> None:
    data = made_up(200, spread=0.5)
    data = data[(data["client"] > 99) | (data["time"] < 2)]
    clients = told(data)
    short = clients["measurements"] == 2
    assert set(clients.loc[short, "reason"]) == {"mostly_group"}
    assert set(clients.loc[short, "verdict"]) == {"cannot_tell"}
    assert (clients.loc[short, "reliability"] < 0.5).all()
    words = slope_words(clients)[0]
    assert f"({(clients['reason'] == 'mostly_group').sum()} with too little of the slope their own" in words
    assert "mostly_group" not in words


def test_who_starts_at_an_end_gets_no_verdict() -> None:
    data = made_up(80, spread=1.5)
    highest = data["score"].max()
    data.loc[(data["client"] == 5) & (data["time"] == 0), "score"] = highest
    row = told(data, high=highest).loc[5]
    assert (row["verdict"], row["reason"]) == ("cannot_tell", "at_ceiling")


def test_slopes_that_do_not_differ_tell_nothing_of_anybody() -> None:
    clients = told(made_up(60, spread=0))
    assert set(clients["verdict"]) == {"cannot_tell"}
    assert set(clients["reason"]) == {"no_own_slopes"}


def test_order_and_names_change_nothing() -> None:
    data = made_up(80, spread=1.5)
    other = data.sample(frac=1, random_state=2).assign(client=lambda rows: "c" + rows["client"].astype(str))
    one, two = told(data), told(other)
    assert one["verdict"].tolist() == two.loc[[f"c{number}" for number in one.index], "verdict"].tolist()


def test_words_count_everybody_and_tell_the_shrinkage() -> None:
    data = made_up(80, spread=1.5)
    grown = growth(data[(data["client"] != 3) | (data["time"] == 0)], better="higher")
    counts = grown.clients["verdict"].value_counts()
    first, second = slope_words(grown.clients)
    assert f"{counts['improved']} improved" in first
    assert "1 cannot tell (1 measured once)" in first
    assert "half of them by" in second
    assert first in grown.summary()


def test_better_must_be_known() -> None:
    with pytest.raises(InputError, match="say higher or lower"):
        told(made_up(60), better="up")
