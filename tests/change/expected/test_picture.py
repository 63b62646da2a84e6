"""The picture of a course: XML that stands alone, a panel a stratum, marks where the table says."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from mittari.change.expected.course import Plan
from mittari.change.expected.picture import ACROSS, BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, course_svg
from mittari.change.expected.result import Followed, expected_course
from tests.change.expected.cohorts import cohort

SVG = "{http://www.w3.org/2000/svg}"


def followed(strata: int) -> Followed:
    now = cohort(5, 2, name="n")
    return expected_course(cohort(300, 1), now, Plan("higher", strata=strata))


def drawn(found: Followed) -> ElementTree.Element:
    return ElementTree.fromstring(course_svg(found))  # noqa: S314 - our own file


def points(shape: ElementTree.Element) -> list[tuple[float, float]]:
    pairs = [pair.split(",") for pair in shape.get("points", "").split()]
    return [(float(x), float(y)) for x, y in pairs]


@pytest.mark.parametrize(("strata", "size"), [(1, (1, 1)), (3, (3, 1)), (4, (3, 2))])
def test_a_panel_a_stratum(strata: int, size: tuple[int, int]) -> None:
    picture = drawn(followed(strata))
    assert picture.get("viewBox") == f"0 0 {size[0] * WIDTH} {size[1] * HEIGHT}"
    panels = picture.findall(f"{SVG}g")
    assert len(panels) == strata
    places = [f"translate({number % ACROSS * WIDTH} {number // ACROSS * HEIGHT})" for number in range(strata)]
    assert [panel.get("transform") for panel in panels] == places
    assert [len(panel.findall(f"{SVG}polygon")) for panel in panels] == [2] * strata


def test_the_line_goes_from_the_first_score_to_the_last_expected() -> None:
    found = followed(3)
    for panel, (_, curve) in zip(drawn(found).findall(f"{SVG}g"), found.curve.groupby("stratum"), strict=True):
        line = panel.find(f"{SVG}polyline")
        assert line is not None
        heights = [y for _, y in points(line)]
        scores = [curve["first"].iloc[0], *curve["expected"]]
        slope = (heights[-1] - heights[0]) / (scores[-1] - scores[0])
        assert slope < 0
        expected = [heights[0] + slope * (score - scores[0]) for score in scores]
        assert heights == pytest.approx(expected, abs=0.15)


def test_bands_lie_in_the_panel_and_in_each_other() -> None:
    for panel in drawn(followed(3)).findall(f"{SVG}g"):
        wide, narrow = (points(shape) for shape in panel.findall(f"{SVG}polygon"))
        assert all(LEFT <= x <= RIGHT and TOP <= y <= BOTTOM for x, y in wide)
        assert max(y for _, y in wide) > max(y for _, y in narrow)
        assert min(y for _, y in wide) < min(y for _, y in narrow)


@pytest.mark.parametrize(("strata", "words"), [(1, ["of all"]), (3, ["below {0}", "{0} to {1}", "{1} or more"])])
def test_heads_name_the_edges_and_nobodys_score(strata: int, words: list[str]) -> None:
    found = followed(strata)
    edges = [f"{edge:.4g}" for edge in found.course.edges]
    heads = [panel.findtext(f"{SVG}text") for panel in drawn(found).findall(f"{SVG}g")]
    assert heads == [f"First score {said.format(*edges)}: {300 // strata} people" for said in words]


def test_title_and_description() -> None:
    picture = drawn(followed(2))
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title")
    assert "in 2 strata" in picture.findtext(f"{SVG}desc", "")


def test_a_band_of_no_height_is_drawn_too() -> None:
    found = followed(1)
    flat = found.curve.assign(**{name: 50.0 for name in found.curve.columns if name not in ("stratum", "since")})
    (line,) = drawn(replace(found, curve=flat)).findall(f"{SVG}g/{SVG}polyline")
    assert {y for _, y in points(line)} == {BOTTOM}
