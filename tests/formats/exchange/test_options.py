"""Lists of options become codings; odd codes become numbers, and the to-do list says which."""

import pytest

from mittari.formats.exchange.options import Codings, Option


def options(*codes: str, values: tuple[float | None, ...] = ()) -> tuple[Option, ...]:
    values = values or (None,) * len(codes)
    return tuple(Option(code, {"en": f"word {code}"}, value) for code, value in zip(codes, values, strict=True))


@pytest.mark.parametrize(
    ("made", "codes", "told"),
    [
        (options("0", "1"), [0, 1], False),
        (options("5", "-1", "2"), [5, -1, 2], False),
        (options("yes", "no"), [0, 1], True),
        (options("1", "1"), [0, 1], True),
        (options("01", "02"), [0, 1], True),
        (options("-101", "1"), [0, 1], True),
        (options("LA1", "LA2", values=(3, 1)), [3, 1], True),
        (options("LA1", "LA2", values=(0.5, 1)), [0, 1], True),
        (options("0", "1", values=(9, 8)), [0, 1], False),
    ],
)
def test_codes_stay_or_become_values_or_are_numbered(made: tuple[Option, ...], codes: list[int], told: bool) -> None:
    todo: list[str] = []
    codings = Codings(todo)
    name, wording = codings.name("q", made, is_named=False)
    assert codings.codes == {name: codes}
    assert list(wording) == codes
    assert bool(todo) is told
    assert codings.number(name, made[-1].code) == codes[-1]
    assert codings.number(name, "other") is None


def test_equal_lists_are_one_unless_the_file_names_them() -> None:
    codings = Codings([])
    first, _ = codings.name("a", options("0", "1"), is_named=False)
    again, nothing_new = codings.name("b", options("0", "1"), is_named=False)
    assert (again, nothing_new) == (first, {})
    assert codings.name("c", options("0", "1"), is_named=True)[0] == "c"
    assert codings.name("a", options("0", "2"), is_named=False)[0] == "a_2"


@pytest.mark.parametrize(("code", "other"), [("0", 1), ("7", 0), ("yes", 1)])
def test_a_single_option_gets_another_to_be_worded(code: str, other: int) -> None:
    todo: list[str] = []
    _, wording = Codings(todo).name("q", options(code), is_named=False)
    assert list(wording)[1] == other
    assert wording[other] == {"en": "TODO: write the other option"}
    assert "one option" in todo[-1]
