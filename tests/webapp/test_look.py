"""The look as files: its weight, its freedom from physical sides and from styles inside pages, its four languages."""

import gzip
import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "webapp/static"
REPORT = ROOT / "mittari/reports/templates/report.html"
"""A file that travels alone and so carries its own style; the app serves it with the style apart."""
TEMPLATES = [*ROOT.glob("webapp/templates/**/*.html"), *{*ROOT.glob("mittari/reports/templates/**/*.html")} - {REPORT}]
PHYSICAL = re.compile(
    r"^\s*(left|right|top|bottom|(margin|padding|border)-(left|right|top|bottom)[\w-]*|text-align:\s*(left|right)|float)\b",
    re.MULTILINE,
)
SECTIONS = ("base", "form", "chart")


def weight(name: str) -> int:
    return len(gzip.compress((STATIC / name).read_bytes(), 9))


def texts(language: str) -> dict[str, str]:
    messages = yaml.load((ROOT / f"webapp/messages/{language}.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    return {f"{section}.{name}": text for section in SECTIONS for name, text in messages[section].items()}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("name", "most"), [("mittari.css", 14_000), ("mittari.rtl.css", 14_000), ("mittari.js", 6_000)]
)
def test_a_file_weighs_little(name: str, most: int) -> None:
    assert weight(name) <= most


def test_the_styles_fetch_nothing_more() -> None:
    css = (STATIC / "mittari.css").read_text("utf-8")
    assert re.findall(r"@import|@font-face|url\(", css) == []
    assert "GDS" not in css


def test_our_own_styles_know_no_left_and_right() -> None:
    sheets = {path.name: PHYSICAL.findall(path.read_text("utf-8")) for path in ROOT.glob("webapp/styles/_*.scss")}
    assert len(sheets) > 5
    assert {name: found for name, found in sheets.items() if found} == {}


def test_no_template_carries_a_style_or_a_script_of_its_own() -> None:
    inside = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:")
    assert {path.name: inside.findall(path.read_text("utf-8")) for path in TEMPLATES} == {
        path.name: [] for path in TEMPLATES
    }


@pytest.mark.parametrize("language", ["sv", "en", "fi-x-selko", "ar", "ru", "so", "uk"])
def test_every_language_says_the_same_things(language: str) -> None:
    finnish, other = texts("fi"), texts(language)
    assert finnish.keys() == other.keys()
    assert {key for key in finnish if places(finnish[key]) != places(other[key])} == set()
    assert [key for key, text in other.items() if not text.strip()] == []


def test_the_macros_use_only_messages_that_exist() -> None:
    frame = [ROOT / "webapp/templates/base.html", ROOT / "webapp/templates/macros/forms.html"]
    frame.append(ROOT / "mittari/reports/templates/charts.html")
    used = {key for path in frame for key in re.findall(r"""\bt\(\s*["']([\w.-]+\w)["']""", path.read_text("utf-8"))}
    assert len(used) > 20
    assert used - texts("fi").keys() == set()
