"""The series as a picture: every point, both lines, and words for who does not see it."""

from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest

from mittari.effects.series.interrupted import interrupted_series
from mittari.effects.series.picture import BOTTOM, LEFT, RIGHT, TOP, series_svg
from tests.effects.series.monthly import monthly

SVG = "{http://www.w3.org/2000/svg}"


def draw(**more: Any) -> ElementTree.Element:
    found = interrupted_series(monthly(), time="month", value="rate", change=31, **more)
    return ElementTree.fromstring(series_svg(found))  # noqa: S314 - our own text


def places(line: ElementTree.Element) -> np.ndarray:
    return np.array([pair.split(",") for pair in line.attrib["points"].split()], dtype=float)


def test_points_and_lines() -> None:
    svg = draw()
    lines = {
        name: [line for line in svg.iter(f"{SVG}polyline") if line.attrib["class"] == name]
        for name in ("fitted", "without")
    }
    assert [len(places(line)) for line in lines["fitted"]] == [30, 30]
    assert [len(places(line)) for line in lines["without"]] == [30]
    dots = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in svg.iter(f"{SVG}circle")]
    assert len(dots) == 60
    assert all(LEFT <= x <= RIGHT and TOP <= y <= BOTTOM for x, y in dots)
    # The rate rose: the line as it would have gone on lies below, which is a larger y.
    assert (places(lines["without"][0])[:, 1] > places(lines["fitted"][1])[:, 1]).all()


def test_words() -> None:
    said = ElementTree.tostring(draw(), encoding="unicode")
    assert "60 points in time, 30 of them after the change at 31" in said
    assert "does not say why" in said
    assert ">as it would have gone on<" in said


def test_logarithms_are_drawn_in_the_units_of_the_value() -> None:
    dot = next(draw(log=True).iter(f"{SVG}circle"))
    assert float(dot.findtext(f"{SVG}title", "").removeprefix("1: ")) == pytest.approx(monthly()["rate"][0], rel=1e-5)


@pytest.mark.parametrize(("log", "unit"), [(False, "Value, less other"), (True, "Value, as a part of other")])
def test_with_a_control(log: bool, unit: str) -> None:
    assert unit in [text.text for text in draw(control="other", log=log).iter(f"{SVG}text")]
