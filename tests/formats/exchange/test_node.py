"""What is asked of a JSON file is there in the right type, or the file is refused at its place."""

from pathlib import Path

import pytest

from mittari.errors import InputError
from mittari.formats.exchange.node import Node

NODE = Node(
    Path("form.json"),
    {"text": " a ", "whole": 3, "flag": True, "list": [{"x": {"y": []}}], "odd": [1], "nothing": None},
)


def test_what_is_there_is_given() -> None:
    assert (NODE.text("text"), NODE.text("whole"), NODE.text("absent")) == ("a", "3", "")
    assert (NODE.number("whole"), NODE.number("absent"), NODE.flag("flag"), NODE.flag("text")) == (3, None, True, False)
    (inner,) = NODE.nodes("list")
    assert (inner.place, inner.node("x").place, inner.node("absent").tree) == ("list.0", "list.0.x", {})
    assert NODE.nodes("absent") == []


def test_null_is_nothing() -> None:
    assert (NODE.text("nothing"), NODE.number("nothing"), NODE.flag("nothing")) == ("", None, False)
    assert (NODE.nodes("nothing"), NODE.node("nothing").tree) == ([], {})


@pytest.mark.parametrize(
    ("method", "key", "says"),
    [
        ("text", "list", "list: a text"),
        ("text", "flag", "flag: a text"),
        ("number", "text", "text: a number"),
        ("number", "flag", "flag: a number"),
        ("nodes", "odd", "odd: a list of objects"),
        ("nodes", "text", "text: a list of objects"),
        ("node", "list", "list: an object"),
    ],
)
def test_another_type_is_refused_at_its_place(method: str, key: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        getattr(NODE, method)(key)
    assert all(problem.advice for problem in caught.value.problems)


def test_the_place_is_that_in_the_file() -> None:
    (inner,) = NODE.nodes("list")
    with pytest.raises(InputError, match=r"form\.json: list\.0\.x\.y: a text"):
        inner.node("x").text("y")
