import pytest

from mittari.formats.exchange.language_names import name_of, tag_of


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Finnish (fi)", "fi"),
        ("Selkosuomi (fi-x-selko)", "fi-x-selko"),
        ("English (EN_gb)", "en-gb"),
        ("Nobody's tongue (qaa)", "qaa"),
        ("fi", "fi"),
        ("sv_FI", "sv-FI"),
        ("Suomi", "fi"),
        ("svenska", "sv"),
        ("English", "en"),
        ("Arabic", "ar"),
        ("Version A", None),
        ("any", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_name_or_tag(name: str, tag: str | None) -> None:
    assert tag_of(name) == tag


@pytest.mark.parametrize("tag", ["fi", "fi-x-selko", "en-GB", "ar", "und-x-village", "qaa"])
def test_the_name_of_a_language_tells_its_tag(tag: str) -> None:
    assert tag_of(name_of(tag)) == tag


def test_names_are_english() -> None:
    assert name_of("fi") == "Finnish (fi)"
    assert name_of("fi-x-selko") == "Finnish x selko (fi-x-selko)"
