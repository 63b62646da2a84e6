"""JSON of other programs, read within bounds: depth, size, keys twice and text that is none are refused."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from mittari.formats.exchange.limits import refusal, text_of

MAX_DEPTH = 60
MAX_DIGITS = 300
EXPORT_AGAIN = "export the form again with the program that made it"


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in a file; raises InputError with line and reason if it can't be taken."""
    return parse_json(text_of(path), path)


def parse_json(text: str, path: Path, line: int = 1) -> dict[str, Any]:
    """The JSON object in a text that starts on this line of a file; raises InputError like `read_json`."""
    try:
        tree = json.loads(
            text, object_pairs_hook=_object, parse_int=_whole, parse_float=_decimal, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        raise refusal(path, f"this is not JSON: {error.msg}", EXPORT_AGAIN, line=line + error.lineno - 1) from None
    except RecursionError:
        raise _too_deep(path) from None
    except ValueError as error:
        raise refusal(path, str(error), EXPORT_AGAIN, line=line) from None
    if not isinstance(tree, dict):
        raise refusal(path, "this is JSON, but not an object with keys", EXPORT_AGAIN, line=line)
    for depth, value in _walk(tree):
        if depth > MAX_DEPTH:
            raise _too_deep(path)
        if isinstance(value, str) and not _is_text(value):
            raise refusal(path, "a text holds signs that are not text", EXPORT_AGAIN, line=line)
    return tree


def _too_deep(path: Path) -> Exception:
    return refusal(path, f"nested deeper than {MAX_DEPTH} levels", "is it the right file? a form is far flatter")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice[:40]!r} is here twice in one object")
    return made


def _whole(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"a number has more than {MAX_DIGITS} digits")
    return int(digits)


def _decimal(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError(f"the number {digits[:20]} is too large")
    return number


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a number of JSON")


def _walk(tree: Any) -> Iterator[tuple[int, Any]]:
    stack = [(1, tree)]
    while stack:
        depth, value = stack.pop()
        yield depth, value
        if isinstance(value, dict):
            stack += [(depth + 1, inner) for pair in value.items() for inner in pair]
        elif isinstance(value, list):
            stack += [(depth + 1, inner) for inner in value]


def _is_text(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
