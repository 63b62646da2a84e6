"""Language tags in one spelling, and the way they are written."""

import pytest

from mittari.formats.exchange.languages import is_rtl, language_tag, language_unsaid


@pytest.mark.parametrize(
    ("text", "tag"),
    [("fi", "fi"), ("FI_fi", "fi-fi"), (" sv-FI ", "sv-FI"), ("default", "en"), ("", "en"), ("a", "en"), ("fi!", "en")],
)
def test_a_tag_is_read_or_the_other_is_taken(text: str, tag: str) -> None:
    assert language_tag(text, "en") == tag


@pytest.mark.parametrize(("tag", "rtl"), [("ar", True), ("fa-IR", True), ("fi-x-selko", False), ("so", False)])
def test_arabic_runs_from_right_to_left(tag: str, rtl: bool) -> None:
    assert is_rtl(tag) is rtl


def test_a_language_that_is_not_said_is_to_be_corrected() -> None:
    assert "rename texts/en.yaml" in language_unsaid("en")
