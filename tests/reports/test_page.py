"""The page: whole by itself, plain about what it is, escaped, and without scripts."""

import re
from html.parser import HTMLParser

import pytest

from mittari.errors import InputError
from mittari.reports.words import LANGUAGES, Words
from tests.reports.made_up import report

VOID = {"meta", "link", "line", "rect", "circle", "path", "br", "img", "input", "col"}


class Outline(HTMLParser):
    """What a reader's program sees: tags that are open, headings, ids and addresses."""

    def __init__(self, html: str):
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_it_is_well_formed_and_needs_nothing_beside_it(language: str) -> None:
    outline = Outline(report().html(language))
    assert outline.open == []
    assert outline.of("script") == outline.of("link") == outline.of("img") == []
    assert outline.of("html")[0]["lang"] == language
    assert not [attributes for _, attributes in outline.tags if "style" in attributes or "onclick" in attributes]
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_simulated_data_are_called_so_and_real_ones_are_not(language: str) -> None:
    label = Words(language).t("report.simulated")
    assert report().html(language).count(label) >= 4
    assert label not in report(simulated=False, sem=False).html(language)


def test_names_are_escaped(language: str) -> None:
    html = report().html(language)
    assert "Pohjolan &lt;b&gt;työpaja&lt;/b&gt;" in html
    assert "<b>" not in html


def test_every_chart_has_words_and_a_table(language: str) -> None:
    outline = Outline(report().html(language))
    pictures = [one for one in outline.of("svg") if one.get("role") == "img"]
    assert len(pictures) > 30
    assert len(outline.of("title")) == len(pictures) + 1
    assert len(outline.of("figcaption")) == len(outline.of("figure"))
    assert len(outline.of("table")) >= 7
    assert len(outline.of("caption")) == len(outline.of("table"))


def test_every_class_is_in_the_stylesheet() -> None:
    html = report().html("fi")
    css = html[html.index("<style>") : html.index("</style>")]
    used = {name for found in re.findall(r'class="([^"]*)"', html) for name in found.split()}
    assert {name for name in used if name.startswith("rp-") and f".{name}" not in css} == set()


def test_a_server_may_bring_the_stylesheet_itself() -> None:
    outline = Outline(report().html("fi", {"sv": "?language=sv"}, "/static/report.css"))
    assert outline.of("style") == []
    assert [one["href"] for one in outline.of("link")] == ["/static/report.css"]
    assert [one["href"] for one in outline.of("a")] == ["?language=sv"]


def test_what_is_hidden_is_said_and_no_verdict_is_made_up() -> None:
    words = Words("en")
    assert words.t("report.hidden") in report(60).html("en")
    without = report(sem=False).html("en")
    assert words.t("remark.no_sem") in without
    assert words.t("change.shares") not in without


def test_the_four_verdicts_and_the_association() -> None:
    html = report().html("fi")
    for sentence in ("▲ parantunut", "= ei luotettavaa muutosta", "▼ heikentynyt", "? ei voida sanoa"):
        assert sentence in html
    assert Words("fi").t("limits.association") in html


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(InputError, match="fi, sv, en"):
        report().html("xx")
    assert report().html("fi-x-selko") == report().html("fi")
