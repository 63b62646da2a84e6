"""Terms as words, and the columns they stand for."""

import numpy as np

from mittari.effects.marginal.terms import read_terms, term_columns


def test_terms_are_read() -> None:
    found = [(term.column, term.kind) for term in read_terms(" age+age^2 + C(school) ")]
    assert found == [("age", "number"), ("age", "square"), ("school", "groups")]
    assert read_terms("") == []


def test_columns_of_terms() -> None:
    numbers, groups = {"age": np.array([1.0, 2, 3])}, {"school": np.array(["b", "a", "b"])}
    found = term_columns(read_terms("age^2+C(school)"), numbers, groups)
    assert found.to_dict("list") == {"age^2": [1, 4, 9], "school=a": [0, 1, 0], "school=b": [1, 0, 1]}
    assert term_columns([], numbers, groups).shape == (3, 0)
