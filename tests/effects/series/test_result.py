"""An interrupted series in tables and words: least sizes, the course without the change, and warnings."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.effects.series.interrupted import interrupted_series
from mittari.effects.series.result import InterruptedSeries
from mittari.errors import InputError
from tests.effects.series.monthly import monthly
from tests.shared_files import DATA, needs_shared

ASKED: dict[str, Any] = {"time": "month", "value": "rate", "change": 31}


@pytest.fixture(name="found", scope="module")
def fitted() -> InterruptedSeries:
    return interrupted_series(monthly(), **ASKED)


def test_course(found: InterruptedSeries) -> None:
    course, effects = found.course, found.effects["value"]
    assert course.index.tolist() == list(range(1, 61))
    assert (course["effect"][:30] == 0).all()
    assert course["effect"][35.0] == pytest.approx(effects["level"] + 5 * effects["slope"])
    assert course["without"].to_numpy() == pytest.approx(course["fitted"] - course["effect"])
    assert np.diff(course["without"]) == pytest.approx(np.full(59, effects["trend"]))
    assert [course["low"][1.0], course["high"][1.0]] == [0, 0]
    error = np.sqrt(np.array([1, 5]) @ found.fit.covariance[2:4, 2:4] @ np.array([1, 5]))
    # 2.003241 is the 97.5 % point of t with 56 degrees of freedom: with phi known it would be as narrow.
    assert 1 < (course["high"][35.0] - course["low"][35.0]) / (2 * 2.003241 * error) < 1.3


def test_words(found: InterruptedSeries) -> None:
    said = found.summary()
    level = found.effects.loc["level"]
    assert "30 points before the change and 30 after (0 without a value left out)" in said
    assert f"Change of level: {level['value']:.4g} (95 % {level['low']:.4g} to {level['high']:.4g})" in said
    assert f"at the last point: {found.course['effect'].iloc[-1]:.4g} (" in said
    assert "can't say that the change was the cause" in said
    assert "No control series" in said
    assert "WANDERS" not in said


def test_logarithms_are_told_in_percent() -> None:
    found = interrupted_series(monthly(), **ASKED, log=True, control="other")
    level = 100 * np.expm1(found.effects["value"]["level"])
    said = found.summary()
    assert f"Change of level: {level:+.2f} % (95 %" in said
    assert "less those of other" in said
    assert "No control series" not in said


def test_short_series_only_when_asked_twice() -> None:
    short = interrupted_series(monthly(37), **ASKED)
    assert short.below_minimum == ("7 points after the change, 8 are needed",)
    with pytest.raises(InputError, match="7 points after"):
        short.summary()
    assert "take it as a hint: 7 points after" in short.summary(even_if_small=True)
    assert interrupted_series(monthly(38), **ASKED).below_minimum == ()


def test_warnings_where_they_are_due(found: InterruptedSeries) -> None:
    assert "THE SERIES WANDERS" in replace(found, fit=replace(found.fit, phi=0.95)).summary()
    assert "MORE HANGS TOGETHER" not in found.summary()
    wave = np.sin(np.arange(60) / 3)
    assert "MORE HANGS TOGETHER" in replace(found, fit=replace(found.fit, whitened=wave)).summary()


@needs_shared
def test_what_is_left_over_is_that_of_r() -> None:
    frame = pd.read_csv(DATA / "datasets_Seatbelts.csv")
    found = interrupted_series(frame, time="t", value="drivers", change=170, season="month", log=True)
    # R 4.2.2: Box.test(residuals(gls(...), type = "normalized"), lag = 12, type = "Ljung", fitdf = 1)
    assert found.p_left_over == pytest.approx(0.00199311775888, rel=1e-6)
