"""The engine adds up what a function says of each part."""

import pytest

from mittari.engines import ENGINES
from mittari.engines.local import run
from mittari.errors import InputError


def test_results_are_added_in_order() -> None:
    assert run(lambda part: [part * 2], [1, 2, 3]) == [2, 4, 6]
    assert run(len, ["ab", "c"], max) == 2


def test_one_part_at_a_time() -> None:
    read: list[int] = []

    def parts():
        for number in range(3):
            read.append(number)
            yield number

    assert run(lambda part: len(read), parts()) == 1 + 2 + 3


def test_no_parts_is_an_error() -> None:
    with pytest.raises(InputError, match="no parts"):
        run(len, [])


def test_the_local_engine_is_named() -> None:
    assert ENGINES["local"] is run
