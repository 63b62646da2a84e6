"""A source that was read on a day to come is refused at its line."""

import datetime
from pathlib import Path

import pytest

from mittari.definitions.checks.dates import is_to_come
from tests.definitions.checks.broken_example import assert_said
from tests.small_meter import Broken, assert_refused

SPEEDS = '  speeds:\n    version: "1"\n'


def test_a_table_is_refused_at_its_line(tmp_path: Path) -> None:
    to_come = SPEEDS + "    read: 2999-01-31\n"
    assert_refused(Broken("instrument.yaml", SPEEDS, to_come, "read: 2999-01-31", "in the future"), tmp_path)


def test_so_is_a_source_of_a_key(tmp_path: Path) -> None:
    evidence = "evidence:\n  key: {source: abc, read: 2999-01-31}\ncodings:\n"
    assert_refused(Broken("instrument.yaml", "codings:\n", evidence, "read: 2999-01-31", "in the future"), tmp_path)


@pytest.mark.parametrize("example", ["value-set", "norm-table"])
def test_so_is_a_value_set_and_a_norm_table(tmp_path: Path, example: str) -> None:
    assert_said(tmp_path, example, "    source:", "    read: 2999-01-31\n    source:", "in the future")


def test_a_day_has_come_when_it_has_somewhere_on_earth() -> None:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    assert [is_to_come(today + datetime.timedelta(days=days)) for days in (0, 1, 3)] == [False, False, True]
