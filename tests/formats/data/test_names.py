"""Names are unique and such that a statistics program takes them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from mittari.formats.data.names import each_once, fitted


def test_taken_names_get_a_number() -> None:
    assert each_once(["a", "b", "a", "A", "a_2"]) == ["a", "b", "a_2", "A_3", "a_2_2"]
    assert each_once(["abcd", "abcd", "ABCD"], 4) == ["abcd", "ab_2", "AB_3"]


def test_names_are_spelled_as_programs_want_them() -> None:
    names = ["all", "work-ability", "1st", "_x", "äö", "mind"]
    assert fitted(names, 32, {"all"}) == ["v_all", "work_ability", "v_1st", "v__x", "v___", "mind"]


@given(st.lists(st.text("aA_-é1", min_size=1, max_size=12), max_size=30))
def test_fitted_names_are_short_legal_and_unique(names: list[str]) -> None:
    found = fitted(names, 8, {"a", "aa"})
    assert len(found) == len(names) == len({name.casefold() for name in found})
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,7}", name) for name in found)
    assert not {name.lower() for name in found} & {"a", "aa"}
