"""Norms of an operator's own come before those that were shipped."""

import pytest
from sqlalchemy import Connection

from mittari.errors import DefinitionError
from mittari.store import norms
from tests.store.world import LIBRARY, NOW, meter

OWN = """norms:
- {score: everyday, population: adults, method: test-retest, sem: SEM, status: local, source: ours, date: 2026-01-01}
"""


def test_newest_first(connection: Connection) -> None:
    assert norms.meters_with_local(connection, LIBRARY)["steps"] == meter()
    for sem in ("5", "7.5"):
        norms.add(connection, "steps", OWN.replace("SEM", sem), NOW)
    assert [norm.sem for norm in norms.local(connection)["steps"].norms] == [7.5, 5]
    found = norms.meters_with_local(connection, LIBRARY)["steps"].sem("everyday")
    assert found is not None
    assert found.sem == 7.5


def test_a_norm_that_is_wrong_is_refused_with_its_line(connection: Connection) -> None:
    with pytest.raises(DefinitionError, match="local norms of steps:2"):
        norms.add(connection, "steps", OWN.replace("SEM", "-1"), NOW)
    assert norms.texts(connection) == {}
