"""What is written is read back as it was, and looks like the project's own meters."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.definitions.yaml_reader import parse_yaml
from mittari.formats.exchange.yaml_text import scalar, yaml_text

KEYS = st.text(min_size=1, max_size=8)
TEXTS = st.text(max_size=60)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(-(10**9), 10**9), TEXTS)
TREES = st.recursive(
    LEAVES, lambda inner: st.one_of(st.lists(inner.filter(bool), max_size=4), st.dictionaries(KEYS, inner, max_size=4))
)


def as_read(value: Any) -> Any:
    """The value as the reader of definitions gives it: texts and nothing else."""
    if isinstance(value, dict):
        return {str(key): as_read(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_read(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else value if value is None else str(value)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(tree: dict[str, Any]) -> None:
    assert parse_yaml(yaml_text(tree), "x.yaml").tree == as_read(tree)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("calm", "calm"),
        ("1.0.0", "1.0.0"),
        ("two words", '"two words"'),
        ("no", '"no"'),
        ("Null", '"Null"'),
        ("a: b", '"a: b"'),
        ("#", '"#"'),
        ("ä\n\u2028\x85", '"ä\\n\\u2028\\u0085"'),
        ("", '""'),
        (True, "true"),
        (2.5, "2.5"),
        (None, ""),
    ],
)
def test_one_value(value: object, text: str) -> None:
    assert scalar(value) == text


def test_items_stand_on_one_line_each_and_long_ones_on_several() -> None:
    tree = {"id": "a", "items": [{"id": "b", "kind": "choice"}, {"id": "c", "note": "x" * 120}], "codes": [1, 2]}
    assert yaml_text(tree).splitlines() == [
        "id: a",
        "items:",
        "  - {id: b, kind: choice}",
        "  - id: c",
        f"    note: {'x' * 120}",
        "codes: [1, 2]",
    ]
