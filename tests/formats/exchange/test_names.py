"""Names of other programs become names of a meter, each its own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.formats.exchange.names import ITEM, LOWER, coding_names, item_names, meter_id


@pytest.mark.parametrize(
    ("foreign", "name"),
    [("calm", "calm"), ("d__4", "d__4"), ("1.2", "q1_2"), ("/45-6", "q45_6"), ("työ kyky", "tyo_kyky"), ("?", "q")],
)
def test_items_keep_their_names_where_they_can(foreign: str, name: str) -> None:
    assert item_names().name(foreign) == name


@pytest.mark.parametrize(
    ("foreign", "name"), [("ease", "ease"), ("yes-no", "yes-no"), ("Yes/No", "yes_no"), ("5 steps", "c5_steps")]
)
def test_codings_are_in_small_letters(foreign: str, name: str) -> None:
    assert coding_names().name(foreign) == name


@pytest.mark.parametrize(
    ("title", "name"), [("My Own Scale (v2)", "my-own-scale-v2"), ("2 x", "m-2-x"), ("غ", "m"), ("a" * 99, "a" * 62)]
)
def test_a_title_gives_an_id(title: str, name: str) -> None:
    assert meter_id(title) == name


def test_the_same_name_stays_and_others_step_aside() -> None:
    names = item_names()
    given_out = [names.name(foreign) for foreign in ("a.b", "a_b", "a b", "a.b")]
    assert given_out == ["a_b", "a_b_2", "a_b_3", "a_b"]
    assert names.changed() == {"a.b": "a_b", "a_b": "a_b_2", "a b": "a_b_3"}


@given(st.lists(st.text(max_size=80), unique=True, max_size=12))
def test_any_names_become_different_names_that_are_allowed(foreign: list[str]) -> None:
    for names, allowed in ((item_names(), ITEM), (coding_names(), LOWER)):
        made = [names.name(each) for each in foreign]
        assert len(set(made)) == len(foreign)
        assert [name for name in made if not re.fullmatch(allowed, name)] == []
