"""What the words say, and when they are refused."""

from typing import Any

import pandas as pd
import pytest

from mittari.effects.transitions.result import Transitions
from mittari.effects.transitions.transitions import transitions
from mittari.errors import InputError
from tests.effects.transitions.twelve import histories, stays


def many() -> pd.DataFrame:
    return pd.concat([stays().assign(client=stays()["client"] + str(number)) for number in range(10)])


def found(rows: pd.DataFrame, **more: Any) -> Transitions:
    usual: dict[str, Any] = {"at": [6]}
    return transitions(histories(rows), replicates=0, **(usual | more))


def test_shares_and_times_in_words() -> None:
    words = found(many(), to=["open_job"], at=[6, 12]).summary()
    assert "120 clients, 150 moves, seen from 0 to 12\n20 clients are first seen after 0:" in words
    assert "At 6 (known of 110 clients), with 95 % interval and mean time so far:\n  unemployed: 48.0%" in words
    assert "Reached open_job for the first time (120 clients; shut out by pension or death):" in words
    # 0.3 of the twelve as R has it, with Wilson's interval of as many people as its error tells of.
    assert "  by 6: 30.0% (" in words
    assert "the Markov property" in words
    assert "seen only at visits" in words
    assert "OUT OF SIGHT" not in words


def test_beyond_what_was_seen() -> None:
    words = found(many(), to=["open_job"], at=[6, 15]).summary()
    assert "At 15: nobody was followed so long" in words
    assert "by 15: nobody was followed so long" in words
    assert "nan" not in words


def test_a_landmark_in_words() -> None:
    words = found(many(), since=2, among="service").summary()
    assert "Left out: 10 in death by 2; 30 not seen at 2 and after it; 40 in another status at 2" in words
    assert "Counted from 2 on, of those who are seen in service then." in words


def test_who_had_reached_it_by_the_landmark_is_counted_alone() -> None:
    words = found(many(), to=["open_job"], since=6, at=[9]).summary()
    assert "  30 clients had reached it by 6\n" in words


def test_out_of_sight_is_said() -> None:
    rows: list[tuple[str, int, int, str, str | None]] = [(f"a{n}", 0, 3, "unemployed", "open_job") for n in range(10)]
    rows += [(f"b{n}", 0, 9, "unemployed", None) for n in range(10)]
    rows += [("c", 0, 9, "unemployed", "death"), ("d", 0, 9, "unemployed", "pension")]
    words = found(pd.DataFrame(rows, columns=["client", "entry", "exit", "from", "to"]), at=[2, 8]).summary()
    assert "OUT OF SIGHT: from 8 on up to 45% are in a status in which nobody is seen any longer" in words


def test_few_only_when_asked_twice() -> None:
    few = found(stays(), at=[6, 12.5])
    assert few.below_minimum == ("known of 3 clients at 12.5, 10 are needed",)
    with pytest.raises(InputError, match=r"known of 3 clients at 12\.5"):
        few.summary()
    assert "TOO LITTLE" in few.summary(even_if_small=True)
    nine = found(stays().query("client != 'a'"), to=["open_job"], at=[])
    assert nine.below_minimum == ("9 clients seen at the start (0), 10 are needed",)


def test_too_few_to_reach_it_are_told_apart_from_too_few() -> None:
    few = found(stays(), to=["open_job"], at=[12.5, 12.6], since=6).below_minimum
    assert few == (
        "known of 2 clients at 12.5, of 2 clients at 12.6, 10 are needed",
        "to reach open_job: 7 clients seen at the start (6), 10 are needed",
        "to reach open_job: known of 4 clients at 12.5, of 4 clients at 12.6, 10 are needed",
    )
