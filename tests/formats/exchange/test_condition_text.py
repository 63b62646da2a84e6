from typing import Any

import pytest

from mittari.definitions.condition import Condition
from mittari.formats.exchange.condition_text import Reader, condition_text

XLSFORM = Reader(r"\$\{(?P<name>\w+)\}")
REDCAP = Reader(r"\[(?P<name>\w+)\]")


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("${q} = '1'", "q", ("1",)),
        ("${q}=1", "q", ("1",)),
        ("'yes' = ${q}", "q", ("yes",)),
        ('(${q} = "a") or (${q} = "b")', "q", ("a", "b")),
        ("((${q} = 1 or ${q} = 2) or ${q} = 3)", "q", ("1", "2", "3")),
        ("${q} == -1 || ${q} == 2", "q", ("-1", "2")),
    ],
)
def test_one_of_several_answers(text: str, name: str, values: tuple[str, ...]) -> None:
    simple = XLSFORM.read(text)
    assert simple is not None
    assert (simple.name, simple.values) == (name, values)


@pytest.mark.parametrize(
    ("text", "whole", "bounds"),
    [
        ("[q] >= 2", False, {"at_least": 2}),
        ("[q] >= '2'", False, {"at_least": 2}),
        ("2 <= [q]", False, {"at_least": 2}),
        ("[q] <= 0.5", False, {"at_most": 0.5}),
        ("[q] > 2", True, {"at_least": 3}),
        ("[q] < 2", True, {"at_most": 1}),
        ("[q] > 2", False, None),
        ("[q] > 2.5", True, None),
        ("[q] >= 2 and [q] <= 4", True, {"at_least": 2, "at_most": 4}),
        ("[q] >= 4 and [q] <= 2", True, None),
        ("[q] >= 2 and [q] >= 4", True, None),
        ("[q] >= 2 or [q] <= 1", True, None),
        ("[q] >= 2 and [q] = 3", True, None),
        ("[q] >= 'two'", True, None),
    ],
)
def test_a_range(text: str, whole: bool, bounds: dict[str, float] | None) -> None:
    simple = REDCAP.read(text)
    assert simple is not None
    assert simple.values is None
    assert simple.bounds(whole) == bounds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[q]",
        "[q] <> '1'",
        "[q] != '1'",
        "[q] = ",
        "[q] = [r]",
        "[q] = '1' or [r] = '1'",
        "[q] = '1' or [q] = '2' and [q] = '3'",
        "[q] = '1' or",
        "or [q] = '1'",
        "[q] = '1' [q] = '2'",
        "[q] = '1' '2'",
        "not([q] = '1')",
        "sum([q], 1) > 2",
        "[q] + 1 = 2",
        "([q] = '1'",
        "[q] = '1')",
        "([q]) = '1' or",
        "[q](1) = '1'",
        "[q] = 1abc",
        "[q] = '1' or ([q] = '2' or [q] = '3'))(",
    ],
)
def test_everything_else_is_not_simple(text: str) -> None:
    assert REDCAP.read(text) is None


def test_two_answers_at_once_are_neither_a_list_nor_a_range() -> None:
    simple = REDCAP.read("[q] = '1' and [q] = '2'")
    assert simple is not None
    assert simple.values is None
    assert simple.bounds(whole=True) is None


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ({"any_of": (1,)}, "${q} = '1'"),
        ({"any_of": (1, 2)}, "${q} = '1' or ${q} = '2'"),
        ({"at_least": 2}, "${q} >= 2"),
        ({"at_least": 0.25, "at_most": 4}, "${q} >= 0.25 and ${q} <= 4"),
    ],
)
def test_what_is_written_is_read_again(keys: dict[str, Any], text: str) -> None:
    condition = Condition(item="q", **keys)
    assert condition_text(condition, "${q}", lambda code: f"${{q}} = '{code}'") == text
    simple = XLSFORM.read(text)
    assert simple is not None
    if condition.any_of:
        assert simple.values == tuple(map(str, condition.any_of))
    else:
        assert simple.bounds(whole=False) == keys
