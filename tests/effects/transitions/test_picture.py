"""The picture of shares: XML that stands alone, areas as high as the shares, names that can't break it."""

from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from mittari.effects.transitions.curve import curve
from mittari.effects.transitions.picture import BOTTOM, TOP, occupancy_svg
from tests.effects.transitions.twelve import STATES, histories, stays

SVG = "{http://www.w3.org/2000/svg}"


def drawn(rows: pd.DataFrame | None = None, order: tuple[str, ...] = STATES) -> ElementTree.Element:
    picture = occupancy_svg(curve(histories(rows, order), np.array([]), 0, seed=1))
    return ElementTree.fromstring(picture)  # noqa: S314 - our own file


def corners(area: ElementTree.Element) -> np.ndarray:
    return np.array([[float(one) for one in pair.split(",")] for pair in area.get("points", "").split()])


def test_an_area_a_status_as_high_as_its_share() -> None:
    areas = drawn().findall(f"{SVG}polygon")
    assert [area.findtext(f"{SVG}title", "").split(":")[0] for area in areas] == list(STATES)
    last = [0.3078, 0, 0.4146, 0.1776, 0.1]
    for area, share in zip(areas, last, strict=True):
        points = corners(area)
        at_last = points[points[:, 0] == points[:, 0].max(), 1]
        # The second corner of each edge holds at the end.
        top, bottom = at_last[len(at_last) // 2 - 1], at_last[len(at_last) // 2]
        assert bottom - top == pytest.approx(share * (BOTTOM - TOP), abs=0.21)
    assert corners(areas[-1])[:, 1].min() == pytest.approx(TOP, abs=0.06)


def test_title_and_description() -> None:
    picture = drawn()
    assert picture.findtext(f"{SVG}title") == "Statuses over time"
    assert "From 0 to 12, 12 clients. unemployed: 80% at first, 31% at last;" in picture.findtext(f"{SVG}desc", "")
    assert [text.text for text in picture.findall(f"{SVG}text")][-5:] == [
        "death 10%",
        "pension 18%",
        "open_job 41%",
        "service 0%",
        "unemployed 31%",
    ]


def test_names_can_t_break_it() -> None:
    rows = stays().replace({"from": {"service": "<b>&'\""}, "to": {"service": "<b>&'\""}})
    names = ("unemployed", "<b>&'\"", *STATES[2:])
    assert "<b>&'\" 0%" in [text.text for text in drawn(rows, names).findall(f"{SVG}text")]


@pytest.mark.parametrize(
    ("last", "marks"), [(24, [0, 6, 12, 18, 24]), (12, [0, 2, 4, 6, 8, 10, 12]), (0.5, [0, 0.1, 0.2, 0.3, 0.4, 0.5])]
)
def test_round_times_on_the_axis(last: float, marks: list[float]) -> None:
    rows = stays().assign(entry=lambda one: one["entry"] * last / 12, exit=lambda one: one["exit"] * last / 12)
    texts = [text.text or "" for text in drawn(rows).findall(f"{SVG}text")]
    found = [float(text) for text in texts if text.replace(".", "").isdigit()]
    assert found == pytest.approx(marks)
