"""JSON is read within bounds; whatever could surprise or cost is refused with its line."""

import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.errors import InputError
from mittari.formats.exchange.json_file import MAX_DEPTH, parse_json, read_json

REFUSED = {
    "nothing": ("\n", 2, "not JSON"),
    "words": ("hello", 1, "not JSON"),
    "open": ('{"a":\n1', 2, "not JSON"),
    "a list": ("[1]", 1, "not an object"),
    "a number": ("3", 1, "not an object"),
    "key twice": ('{"a": 1, "a": 2}', 1, "'a' is here twice"),
    "key twice inside": ('{"b": [{"a": 1, "a": 2}]}', 1, "'a' is here twice"),
    "not a number": ('{"a": NaN}', 1, "NaN is not a number"),
    "endless": ('{"a": -Infinity}', 1, "-Infinity is not a number"),
    "too large": ('{"a": 1e999}', 1, "the number 1e999 is too large"),
    "too many digits": ('{"a": ' + "9" * 5_000 + "}", 1, "a number has more than 300 digits"),
    "deep": ('{"a": ' + "[" * MAX_DEPTH + "]" * MAX_DEPTH + "}", None, "nested deeper"),
    "very deep": ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", None, "nested deeper"),
    "very deep and open": ('{"a":' * 100_000, None, "nested deeper"),
    "NUL": ('{"a": "b\\u0000"}', 1, "signs that are not text"),
    "half a letter": ('{"a": "\\ud800"}', 1, "signs that are not text"),
    "half a letter in a key": ('{"\\udfff": 1}', 1, "signs that are not text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused_with_line_and_advice(name: str) -> None:
    text, line, says = REFUSED[name]
    with pytest.raises(InputError, match=says) as caught:
        parse_json(text, Path("form.json"))
    (problem,) = caught.value.problems
    assert (problem.line, problem.file) == (line, "form.json")
    assert problem.advice


def test_lines_count_from_where_the_text_stands() -> None:
    with pytest.raises(InputError, match=r"form\.json:7:"):
        parse_json("{\n", Path("form.json"), line=6)


def test_what_is_in_order_is_read(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text('\ufeff{"a": [1, 2.5, "ä", null, true]}', encoding="utf-8")
    assert read_json(path) == {"a": [1, 2.5, "ä", None, True]}


def test_the_dearest_text_costs_a_bounded_multiple_of_its_size(tmp_path: Path) -> None:
    """8 MB are read at most, so that at worst some hundred megabytes are needed for a moment."""
    text = '{"a": [' + "{}," * 100_000 + "{}]}"
    tracemalloc.start()
    parse_json(text, tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 80 * len(text)


@given(st.text(alphabet=st.sampled_from('ab01:-[]{},."\\u \n\té'), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        parse_json(text, Path("form.json"))
