"""YAML is read as strings; whatever could surprise is refused with its line."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.definitions.yaml_reader import MAX_BYTES, parse_yaml, read_yaml
from mittari.errors import DefinitionError, Problem

BOMB = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n"
WORDS = "on off yes no y n true null ~ 12:30 1e3 0x1F 010 1_000 .inf 2026-01-31 = <<".split()  # noqa: SIM905
REFUSED = {
    "tab": ("a: 1\n\tb: 2\n", 2, "not YAML"),
    "open bracket": ("a: [1, 2\nb: 3\n", 2, "not YAML"),
    "open quote": ('a: "text\nb: 2\n', 3, "not YAML"),
    "two colons": ("a: b: c\n", 1, "not YAML"),
    "wrong indentation": ("a:\n    b: 1\n  c: 2\n", 3, "not YAML"),
    "no space after the colon": ("a: 1\nb:2\n", 3, "not YAML"),
    "unknown escape": ('a: 1\nb: "\\q"\n', 2, "not YAML"),
    "percent": ("a: 1\nb: %x\n", 2, "not YAML"),
    "reserved sign": ("a: @x\n", 1, "not YAML"),
    "YAML of the future": ("%YAML 9.0\n---\na: 1\n", 1, "not YAML"),
    "undeclared tag": ("a: !x!y z\n", 1, "not YAML"),
    "alias": ("a: &x 1\nb: *x\n", 1, "aliases"),
    "alias of nothing": ("a: 1\nb: *x\n", 2, "aliases"),
    "alias bomb": (BOMB, 1, "aliases"),
    "merge": ("a: &x {b: 1}\nc:\n  <<: *x\n", 1, "aliases"),
    "tag": ("a: !!int 3\n", 1, "tags"),
    "object tag": ("a: 1\nb: !!python/object/apply:os.system [ls]\n", 2, "tags"),
    "local tag": ("a: 1\nb: !secret x\n", 2, "tags"),
    "too deep": ("a: " + "[" * 30 + "]" * 30 + "\n", 1, "nested deeper"),
    "very deep and open": ("a:\n  " + "{x: " * 5_000, 2, "nested deeper"),
    "key twice": ("a: 1\nb: 2\na: 3\n", 3, "'a' is here twice"),
    "key twice inside": ("a:\n  b: 1\n  'b': 2\n", 3, "'b' is here twice"),
    "key twice in a list": ("- {a: 1}\n- {a: 1, a: 1}\n", 2, "'a' is here twice"),
    "list as a key": ("? [a, b]\n: 1\n", 1, "a key must be plain text"),
    "second document": ("a: 1\n---\nb: 2\n", 2, "a second document"),
    "empty": ("", 1, "empty"),
    "only a comment": ("# nothing\n", 1, "empty"),
    "NUL": ("a: 1\nb: \0\n", 2, "a character here is not text"),
    "control character": ("a: 1\nb: 2\nc: \x07\n", 3, "a character here is not text"),
    "lone surrogate": ("a: \ud800\n", 1, "a character here is not text"),
}


def refusal(text: str) -> Problem:
    with pytest.raises(DefinitionError) as caught:
        parse_yaml(text, "x.yaml")
    (problem,) = caught.value.problems
    return problem


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_line_and_advice(name: str) -> None:
    text, line, says = REFUSED[name]
    problem = refusal(text)
    assert (problem.file, problem.line) == ("x.yaml", line)
    assert says in problem.reason
    assert problem.advice


@pytest.mark.parametrize("word", WORDS)
def test_every_value_and_key_stays_what_was_written(word: str) -> None:
    assert parse_yaml(f"{word}: {word}\n", "x.yaml").tree == {word: word}


def test_only_what_is_not_there_is_none() -> None:
    assert parse_yaml("a:\nb: ''\nc: [x, ]\n", "x.yaml").tree == {"a": None, "b": "", "c": ["x"]}


def test_lines_are_those_of_the_keys() -> None:
    document = parse_yaml("a:\n  - b: 1\n    c:\n      2\n  - d: 3\n", "x.yaml")
    assert document.line(("a", 0, "c")) == 3
    assert document.line(("a", 1, "d")) == 5
    assert document.line(("a", 1, "not", "there")) == 5
    assert document.line(("nothing",)) == 1


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: " + "x" * MAX_BYTES)
    with pytest.raises(DefinitionError, match="larger than 256 KB"):
        read_yaml(path)


@pytest.mark.parametrize(("content", "says"), [(b"a: \xe4\n", "byte 3 is not UTF-8"), (None, "No such file")])
def test_a_file_that_is_not_text_is_refused(content: bytes | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DefinitionError, match=says):
        read_yaml(path)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_yaml(path).tree == {"a": "1"}


@given(st.text(alphabet=st.sampled_from("ab01:-[]{},&*!?|>'\"%@#~<= \n\t\0é\ud800"), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(DefinitionError):
        parse_yaml(text, "x.yaml")
