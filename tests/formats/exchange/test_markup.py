import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.formats.exchange.markup import marked_up, on_one_line, plain

TEXTS = st.text(st.sampled_from("abä<>&;/ p#1\n"), max_size=20).map(str.strip)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("How are you?", "How are you?"),
        ("<p>How are <b>you</b>?</p>", "How are you?"),
        ('<div class="rich-text-field-label"><p>First</p> <p>Second&nbsp;line</p></div>', "First\nSecond line"),
        ("One<br />Two<BR>Three", "One\nTwo\nThree"),
        ("Salt &amp; pepper", "Salt & pepper"),
        ("a < b and b > c", "a < b and b > c"),
        ("x<5 or y>7", "x<5 or y>7"),
        ("<b>a</b> &lt;b&gt;", "a <b>"),
        ("R&D; and more", "R&D; and more"),
        ("<!-- a note -->Left", "Left"),
        ("", ""),
    ],
)
def test_html_becomes_plain_text(written: str, read: str) -> None:
    assert plain(written) == read


@given(TEXTS)
def test_what_is_written_for_html_is_read_as_it_was(text: str) -> None:
    assert plain(marked_up(text)) == text


@given(TEXTS)
def test_what_is_written_on_one_line_is_read_as_it_was(text: str) -> None:
    assert "\n" not in on_one_line(text)
    assert plain(on_one_line(text)) == text


def test_a_line_end_is_a_tag() -> None:
    assert on_one_line("a\nb") == "a<br />b"
    assert on_one_line("a \n\n\n b") == "a &#10;&#10;&#10; b"


def test_most_texts_are_written_as_they_are() -> None:
    assert marked_up("Työ & koti: kuinka usein?") == "Työ & koti: kuinka usein?"
    assert marked_up("use <b> here") == "use &lt;b&gt; here"


def test_a_reference_without_its_semicolon_is_text() -> None:
    assert plain("&copy &#36;{x}") == "&copy ${x}"


@pytest.mark.parametrize("part", ["<!--", "<b ", "&amp", "<br", "</p", "&#", " \xa0"])
def test_a_long_text_of_beginnings_takes_no_time(part: str) -> None:
    start = time.process_time()
    plain(part * 100_000)
    assert time.process_time() - start < 2
