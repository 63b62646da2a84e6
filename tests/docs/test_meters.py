"""The page about the meters says what the library holds."""

from tests.docs.meters_table import END, PAGE, START, page, tables


def test_the_tables_are_those_of_the_library() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "run: python -m tests.docs.meters_table"


def test_what_stands_around_the_tables_stays() -> None:
    assert page(f"before\n{START}old\n{END}after\n") == f"before\n{START}\n{tables()}\n{END}after\n"
