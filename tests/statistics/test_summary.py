"""A summary is text everywhere, and HTML with the same words where a notebook asks for it."""

from mittari.statistics.summary import Summary

WORDS = Summary.of(["Two services <told>:", "  a: 1.0 & more", "  b: 2.0", "", "It can't say why."])


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
