"""The funnel's picture: XML that stands alone, a dot a provider where its figures are, names that can't break it."""

from dataclasses import replace
from xml.etree import ElementTree

import pandas as pd
import pytest

from mittari.effects.providers.compare import compare_providers
from mittari.effects.providers.comparison import ProviderComparison
from mittari.effects.providers.picture import BOTTOM, LEFT, RIGHT, TOP, funnel_svg
from tests.effects.providers.twenty import twenty

SVG = "{http://www.w3.org/2000/svg}"


def compared(frame: pd.DataFrame) -> ProviderComparison:
    return compare_providers(frame, provider="provider", outcome="better", case_mix=["x", "z"])


@pytest.fixture(name="found", scope="module")
def of_twenty() -> ProviderComparison:
    return compared(twenty())


def drawn(found: ProviderComparison) -> ElementTree.Element:
    return ElementTree.fromstring(funnel_svg(found))  # noqa: S314 - our own file


def test_a_dot_a_provider(found: ProviderComparison) -> None:
    dots = drawn(found).findall(f"{SVG}circle")
    assert len(dots) == 20
    assert [dot.findtext(f"{SVG}title", "")[:4] for dot in dots] == [f"{name}:" for name in found.table.index]
    heights = [float(dot.get("cy", "")) for dot in dots]
    rates = found.table["rate"].tolist()
    assert heights == pytest.approx([BOTTOM - (BOTTOM - TOP) * rate / max(1, *rates) for rate in rates], abs=0.06)
    assert all(LEFT < float(dot.get("cx", "")) < RIGHT for dot in dots)


def test_title_and_description(found: ProviderComparison) -> None:
    picture = drawn(found)
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title")
    assert "Funnel of 20 providers around 45.5%" in picture.findtext(f"{SVG}desc", "")


def test_a_dot_outside_bears_its_name(found: ProviderComparison) -> None:
    frame = twenty().replace({"p03": 'A & "B" <c>'})
    frame.loc[frame["provider"].str.startswith("A"), "better"] = 1
    calm = replace(compared(frame), phi=1.0)
    calm = replace(calm, table=calm.table.assign(funnel=["above 95 %"] + ["within"] * 19))
    words = [text.text for text in drawn(calm).findall(f"{SVG}text")]
    assert 'A & "B" <c>' in words
    assert "p04" not in words


def test_limits_lie_around_the_target(found: ProviderComparison) -> None:
    lines = drawn(found).findall(f"{SVG}polyline")
    ends = [float(line.get("points", "").split(",")[-1]) for line in lines]
    low_998, low_95, high_95, high_998 = ends
    target = BOTTOM - (BOTTOM - TOP) * 0.455 / max(1, found.table["rate"].max())
    assert low_998 > low_95 > target > high_95 > high_998


def test_nobody_to_show() -> None:
    empty = compare_providers(twenty(), provider="provider", outcome="better", case_mix=["x"], fewest=50)
    assert "No provider has enough clients" in funnel_svg(empty)
    assert "Over-dispersion is not known" in empty.summary(even_if_small=True)
