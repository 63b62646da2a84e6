"""Growth, against lme4 (all tolerances of the reference) and what a course must say."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from mittari.change.growth import growth, how_it_went
from mittari.errors import InputError
from tests.shared_files import DATA, ORACLE, needs_shared


def made_up(clients: int, waves: int = 4, spread: float = 0.5) -> pd.DataFrame:
    rng = np.random.default_rng(8)
    client, time = np.repeat(np.arange(clients), waves), np.tile(np.arange(waves) * 1.0, clients)
    own = rng.normal(0, 1, (2, clients)) * np.array([[5], [spread]])
    score = 40 + own[0, client] + (1 + own[1, client]) * time + rng.normal(0, 1, len(client))
    return pd.DataFrame({"client": client, "time": time, "score": score})


@needs_shared
@pytest.mark.parametrize(("method", "key"), [("REML", "sleepstudy_reml"), ("ML", "sleepstudy_ml")])
def test_sleepstudy_is_that_of_lme4(method: str, key: str) -> None:
    expected = json.loads((ORACLE / "mixed_models.json").read_text())[key]
    data = pd.read_csv(DATA / "lme4_sleepstudy.csv")
    found = growth(data, client="Subject", time="Days", score="Reaction", method=method)  # type: ignore[arg-type]
    assert found.fit.criterion == pytest.approx(expected["deviance_or_REMLcrit"], abs=1e-6)
    assert found.fixed["value"].to_numpy() == pytest.approx(list(expected["fixef"].values()), rel=1e-6)
    assert found.fixed["se"].to_numpy() == pytest.approx(list(expected["se"].values()), rel=1e-4)
    covariance = found.fit.client_covariance
    variances = [covariance[0, 0], covariance[1, 1], covariance[0, 1], found.fit.sigma**2]
    assert variances == pytest.approx([one["vcov"] for one in expected["varcorr"]], rel=1e-3)
    assert (found.fit.converged, found.fit.singular, len(found.clients)) == (True, expected["singular"], 18)


def test_clients_slopes_are_shrunk_and_include_the_mean_slope() -> None:
    data = made_up(60)
    found = growth(data)
    own = data.groupby("client")[["time", "score"]].apply(lambda rows: np.polyfit(rows["time"], rows["score"], 1)[0])
    assert found.clients["slope"].mean() == pytest.approx(own.mean(), abs=1e-6)
    assert found.clients["slope"].std() < own.std()
    assert np.corrcoef(found.clients["slope"], own)[0, 1] > 0.8
    assert (found.clients["slope_se"] > 0).all()


def test_a_missing_score_is_left_out_and_counted() -> None:
    data = made_up(60)
    data.loc[3, "score"] = np.nan
    found = growth(data)
    assert (found.unscored, found.fit.rows) == (1, 239)
    assert found.clients["measurements"].tolist()[:2] == [3, 4]


def test_words() -> None:
    said = growth(made_up(60)).summary()
    assert "240 scores of 60 clients (0 rows" in said
    assert "Assumes" in said
    assert "can't say what caused" in said
    assert "SINGULAR" not in said


def test_too_few_clients_are_told_only_when_asked_twice() -> None:
    found = growth(made_up(20))
    with pytest.raises(InputError, match="20 clients, 50 are needed"):
        found.summary()
    assert "take it as a hint: 20 clients" in found.summary(even_if_small=True)


def test_most_clients_need_three_scores() -> None:
    data = made_up(60, waves=3)
    data = data[(data["time"] < 2) | (data["client"] < 20)]
    assert growth(data).below_minimum == ("20 clients with 3 scores or more, most of the clients are needed",)


def test_one_client_is_one_client() -> None:
    found = growth(made_up(20))
    alone = replace(found, clients=found.clients.head(1), unscored=1)
    assert alone.below_minimum == ("1 client, 50 are needed",)
    assert "scores of 1 client (1 row without a score left out)" in alone.summary(even_if_small=True)


def test_a_singular_fit_says_so() -> None:
    singular = growth(made_up(60, spread=0))
    assert singular.fit.singular
    assert "SINGULAR" in singular.summary()
    assert how_it_went(growth(made_up(60)).fit) == []


def test_no_score_at_all() -> None:
    with pytest.raises(InputError, match="there is no score"):
        growth(made_up(60).assign(score=np.nan))


def test_errors_may_correlate_along_time() -> None:
    found = growth(made_up(60), correlation="car1")
    assert found.serial is not None
    assert found.fit is found.serial.fit
    said = found.summary()
    assert "Errors one unit of time apart correlate by 0." in said
    assert "errors correlate by one number to the power of the time between them" in said
    assert "errors are independent and have" in growth(made_up(60)).summary()
    assert "can't tell them apart" not in growth(made_up(300, waves=8), correlation="car1").summary()


def test_slopes_and_correlation_that_can_t_be_told_apart_are_said() -> None:
    said = growth(made_up(100, waves=3, spread=0), correlation="car1").summary()
    assert "these scores can't tell them apart" in said
