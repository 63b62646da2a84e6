"""A summary is text everywhere, and HTML with the same words where a notebook asks for it."""

import importlib
import inspect
import pkgutil

import mittari
from mittari.statistics.summary import Summary, are, counted

WORDS = Summary.of(["Two services <told>:", "  a: 1.0 & more", "  b: 2.0", "", "It can't say why."])


def test_counts_in_words():
    assert [counted(number, "client") for number in (0, 1, 2)] == ["0 clients", "1 client", "2 clients"]
    assert [counted(number, "person", "people") for number in (1, 2)] == ["1 person", "2 people"]
    assert [are(number) for number in (0, 1, 2)] == ["are", "is", "are"]


def test_it_is_plain_text_without_empty_lines():
    assert WORDS == "Two services <told>:\n  a: 1.0 & more\n  b: 2.0\nIt can't say why."
    assert repr(WORDS) == str(WORDS)


def test_html_has_a_paragraph_a_line_and_a_list_for_what_is_indented():
    assert WORDS.html() == (
        "<p>Two services &lt;told&gt;:</p>\n<ul>\n<li>a: 1.0 &amp; more</li>\n<li>b: 2.0</li>\n</ul>\n"
        "<p>It can&#x27;t say why.</p>"
    )


def test_a_notebook_shows_the_html():
    assert WORDS._repr_html_() == WORDS.html()


def test_what_is_underlined_is_a_heading_in_html():
    assert Summary("calm\n----\n\nalpha: 0.9\n").html() == "<h4>calm</h4>\n<p>alpha: 0.9</p>"


def test_every_result_that_has_words_has_them_as_html_too():
    names = [
        module.name
        for module in pkgutil.walk_packages(mittari.__path__, "mittari.")
        if ".migrations" not in module.name
    ]
    classes = {each for name in names for _, each in inspect.getmembers(importlib.import_module(name), inspect.isclass)}
    told = [each for each in classes if each.__module__.startswith("mittari") and hasattr(each, "summary")]
    assert len(told) >= 19
    other = {each.__name__ for each in told if inspect.signature(each.summary).return_annotation is not Summary}
    assert other == set()
