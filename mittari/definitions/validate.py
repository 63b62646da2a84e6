"""Turn a YAML document into a definition, or into problems that name file, line, key, reason and next step."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from mittari.definitions.model import ID, ITEM_ID, LANGUAGE, VERSION
from mittari.definitions.yaml_reader import Document, Place
from mittari.errors import DefinitionError, Problem

D = TypeVar("D", bound=BaseModel)

REASONS = {
    "missing": "this key is missing",
    "extra_forbidden": "this key is not known here",
    "model_type": "keys and values are needed here",
    "dict_type": "keys and values are needed here",
    "tuple_type": "a list is needed here",
    "string_type": "a text is needed here",
    "string_pattern_mismatch": "this is not spelled as it has to be",
    "int_parsing": "a whole number is needed here",
    "float_parsing": "a number is needed here",
    "bool_parsing": "true or false is needed here",
    "finite_number": "a finite number is needed here",
    "union_tag_not_found": "the key kind is missing",
    "union_tag_invalid": "{tag:.40} is none of {expected_tags}",
    "literal_error": "one of {expected} is needed here",
    "enum": "one of {expected} is needed here",
    "too_short": "at least {min_length} are needed here",
    "too_long": "at most {max_length} fit here",
    "string_too_short": "a text is needed here",
    "string_too_long": "at most {max_length} characters fit here",
    "greater_than": "a number greater than {gt} is needed here",
    "greater_than_equal": "{ge} or more is needed here",
    "less_than": "a number less than {lt} is needed here",
    "less_than_equal": "{le} or less is needed here",
}
ADVICE = {
    "missing": "add this key",
    "extra_forbidden": "remove it or correct its spelling",
    "literal_error": "use one of the values named",
    "enum": "use one of the values named",
    "string_pattern_mismatch": "use letters, digits and single - or _ only",
    "string_type": "write a text here",
    "dict_type": "write `key: value` lines below it",
    "tuple_type": "write a list: [a, b] or lines that start with -",
    "model_type": "write `key: value` lines below it",
    "too_short": "add at least one entry",
}

SPELLED = {
    ID: "begin with a small letter; use small letters, digits and single - or _, like sleep-well",
    ITEM_ID: "begin with a letter; use letters, digits and _, like SLEEP_1",
    VERSION: "write three numbers, like 1.0.0",
    LANGUAGE: "write a language like sv or fi-x-selko",
}
"""Advice for what has to be spelled in one way, by the way."""


def validate(model: type[D], document: Document) -> D:
    """The definition in a document; raises DefinitionError with every problem found."""
    try:
        return model.model_validate(document.tree)
    except ValidationError as error:
        raise DefinitionError(_problems(error, document)) from None


def _problems(error: ValidationError, document: Document) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        place = tuple(_in_file(detail["loc"], document.tree))
        yield document.problem(place, _reason(detail), _advice(detail))


def _advice(detail: ErrorDetails) -> str:
    kind = detail["type"]
    known = SPELLED.get(detail["ctx"]["pattern"]) if kind == "string_pattern_mismatch" else None
    return known or ADVICE.get(kind, "correct the value")


def _reason(detail: ErrorDetails) -> str:
    kind, value = detail["type"], detail["input"]
    known = REASONS.get(kind)
    reason = known.format(**detail.get("ctx", {})) if known else detail["msg"].removeprefix("Value error, ")
    tells = isinstance(value, str) and kind != "extra_forbidden"
    return f"{reason} (here: {value[:40]!r})" if tells else reason


def _in_file(loc: Place, tree: Any) -> Iterator[str | int]:
    """The part of pydantic's location that exists in the file: without union tags and `[key]` marks."""
    for last, part in zip(range(len(loc), 0, -1), loc, strict=True):
        if isinstance(tree, dict) and part in tree:
            tree = tree[part]
            yield part
        elif isinstance(tree, dict) and str(part) in tree:
            tree = tree[str(part)]
            yield str(part)
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
            yield part
        elif last == 1 and isinstance(part, str) and part != "[key]":
            yield part
