"""Messages by language: placeholders, plurals, and refusals with file and line."""

from pathlib import Path

import pytest

from mittari.definitions.messages import Messages, locale_of
from mittari.errors import DefinitionError


def messages(folder: Path, **files: str) -> Messages:
    for language, text in files.items():
        (folder / f"{language}.yaml").write_text(text, encoding="utf-8")
    return Messages(folder)


def test_fills_in_placeholders(tmp_path: Path) -> None:
    translate = messages(tmp_path, en="form: {saved: 'Saved {time}', no: no}\n").translator("en")
    assert translate("form.saved", time="12:30") == "Saved 12:30"
    assert translate("form.no") == "no"


def test_counts_by_the_language_s_plural(tmp_path: Path) -> None:
    text = "a: {left_one: '{count} minute', left_other: '{count} minutes', plain: 'n {count}'}\n"
    translate = messages(tmp_path, en=text).translator("en")
    assert [translate("a.left", count=number) for number in (0, 1, 2)] == ["0 minutes", "1 minute", "2 minutes"]
    assert translate("a.plain", count=3) == "n 3"


def test_an_unknown_key_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        messages(tmp_path, en="a: {b: c}\n").translator("en")("a.x")


@pytest.mark.parametrize(
    ("text", "line"), [("- a\n", 1), ("a: {b: c}\nd: text\n", 2), ("a:\n  b: c\n  d: [e]\n", 3), ("a:\n  b:\n", 2)]
)
def test_what_is_no_section_or_text_is_refused_at_its_line(text: str, line: int, tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        messages(tmp_path, en=text)
    assert [problem.line for problem in caught.value.problems] == [line]


def test_a_private_variant_counts_like_its_language(tmp_path: Path) -> None:
    assert str(locale_of("fi-x-selko")) == "fi"
    assert messages(tmp_path, fi="a: {b: c}\n").languages == ("fi",)
