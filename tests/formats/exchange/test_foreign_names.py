from mittari.definitions.item import AnswerKind, Item
from mittari.formats.exchange.foreign_names import foreign_names, is_name_of

UNDERSCORE = "_"


def items(*ids: str) -> list[Item]:
    """Items of these ids."""
    return [Item(id=name, kind=AnswerKind.TEXT) for name in ids]


def test_every_item_has_a_name_of_its_own_in_any_case() -> None:
    names = foreign_names(items("a_b", "ab", "AB", "c", "x_y"), UNDERSCORE, 20, frozenset({"c"}))
    assert names == {"a_b": "ab", "ab": "ab2", "AB": "AB3", "c": "c2", "x_y": "xy"}


def test_no_name_is_longer_than_allowed() -> None:
    names = foreign_names(items("a" * 30, "a" * 31, "a" * 32), UNDERSCORE, 20, frozenset())
    assert max(map(len, names.values())) <= 20
    assert len(set(names.values())) == 3


def test_a_name_tells_whether_it_was_made_of_an_id() -> None:
    for name in ("a_b", "ab", "AB"):
        foreign = foreign_names(items("a_b", "ab", "AB"), UNDERSCORE, 20, frozenset())[name]
        assert is_name_of(name, foreign, UNDERSCORE, 20)
    assert not is_name_of("other", "ab", UNDERSCORE, 20)
