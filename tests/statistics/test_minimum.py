"""Too few are refused, and told with a warning to who insists."""

import pytest

from mittari.errors import InputError
from mittari.statistics.minimum import refuse_if_small


def test_enough_needs_no_word():
    assert refuse_if_small((), even_if_small=False) == []


def test_too_few_are_refused_with_each_reason():
    with pytest.raises(InputError) as refused:
        refuse_if_small(("3 clients, 50 are needed", "1 service, 10 are needed"), even_if_small=False)
    assert [problem.reason for problem in refused.value.problems] == [
        "too little: 3 clients, 50 are needed",
        "too little: 1 service, 10 are needed",
    ]
    assert "--even-if-small" in str(refused.value)


def test_who_insists_gets_a_warning():
    assert refuse_if_small(("3 clients, 50 are needed",), even_if_small=True) == [
        "TOO LITTLE, take it as a hint: 3 clients, 50 are needed."
    ]
