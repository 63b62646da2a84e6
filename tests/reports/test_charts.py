"""The chart macros in plain Jinja: where the marks stand, computed by hand, and what they say."""

import re
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from tests.webapp.gallery import ROOT, translator


@pytest.fixture
def charts() -> Any:
    environment = Environment(loader=FileSystemLoader(ROOT / "mittari/reports/templates"), autoescape=True)
    environment.globals["t"] = translator("en")
    return environment.get_template("charts.html").module


def centres(html: str) -> list[str]:
    return re.findall(r'<circle[^>]* cx="([\d.]+%)"', html)


def test_then_and_now_stand_at_their_share_of_the_scale(charts: Any) -> None:
    html = str(charts.change([{"label": "Days", "then": 3, "now": 5}], "Says", low=0, high=8))
    assert centres(html) == ["37.50%", "62.50%"]
    assert "<title>Days: then 3, now 5, on a scale from 0 to 8</title>" in html


def test_what_was_not_measured_is_not_drawn(charts: Any) -> None:
    html = str(charts.change([{"label": "Days", "then": None, "now": 50}], "Says"))
    assert centres(html) == ["50.00%"]
    assert "not measured before" in html


def test_a_row_never_measured_says_so(charts: Any) -> None:
    html = str(charts.change([{"label": "Days", "then": None, "now": None}], "Says"))
    assert centres(html) == []
    assert "<title>Days: not measured</title>" in html


def test_shares_stand_one_after_another(charts: Any) -> None:
    row = {"label": "Days", "improved": 0.5, "same": 0.25, "worse": 0.0, "unknown": 0.25, "n": 40}
    places = re.findall(r'<svg x="([\d.]+%)" width="([\d.]+%)"', str(charts.shares([row], "Says")))
    assert places == [("0.00%", "50.00%"), ("50.00%", "25.00%"), ("75.00%", "25.00%")]


def test_a_hidden_group_has_no_bar_and_a_reason(charts: Any) -> None:
    html = str(charts.shares([{"label": "Days", "improved": None, "n": "under 5", "note": "Too few"}], "Says"))
    assert 'role="img"' not in html
    assert "Too few" in html


def test_an_interval_stands_around_its_mean(charts: Any) -> None:
    row = {"label": "Days", "value": 5, "low": -5, "high": 10}
    html = str(charts.means([row], "Says", -20, 20))
    assert re.findall(r'class="mt-whisker"[^>]*x1="([\d.]+%)" x2="([\d.]+%)"', html)[0] == ("37.50%", "75.00%")
    assert "mean change +5, interval from −5 to +10" in html


@pytest.mark.parametrize(("kind", "sign"), [("improved", "▲"), ("same", "="), ("worse", "▼"), ("unknown", "?")])
def test_a_verdict_has_its_sign_and_its_word(charts: Any, kind: str, sign: str) -> None:
    words = re.sub("<[^>]*>", "", str(charts.verdict(kind)))
    assert words == f"{sign} {translator('en')(f'chart.{kind}')}"


def test_what_a_person_wrote_cannot_become_markup(charts: Any) -> None:
    html = str(charts.change([{"label": "<b>Days</b>", "then": 1, "now": 2}], "<i>Says</i>"))
    assert "<b>" not in html
    assert "<i>" not in html


def test_a_table_names_its_rows_and_shows_a_dash_for_nothing(charts: Any) -> None:
    html = str(charts.table("Caption", ["", "Then"], [["Days", None]]))
    assert '<th class="govuk-table__header" scope="row">Days</th>' in html
    assert ">–</td>" in html
