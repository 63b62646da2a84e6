"""A path as each of those who may look sees it."""

import pandas as pd
import pytest
from sqlalchemy import Engine, event

from mittari.records.actor import client_actor
from mittari.store import consents
from mittari.store.client_path import ClientPath, client_path, client_paths
from mittari.store.engine import reading
from tests.store.world import CLIENT, NOW, OTHER


def seen_by(engine: Engine, viewer: str | None) -> ClientPath:
    with reading(engine) as connection:
        return client_path(connection, CLIENT.id, viewer)


def test_the_client_sees_all_of_it(path: Engine) -> None:
    found = seen_by(path, None)
    assert found.episodes["service"].tolist() == ["work_trial", "coaching"]
    assert found.statuses["status"].tolist() == ["unemployed", "employed"]
    assert found.measurements["organisation"].tolist() == ["imatra", "yhdistys"]
    assert found.measurements["point"].tolist()[0] == "entry"
    assert len(found.scores) == 4
    assert found.hidden == 0


def test_an_organisation_sees_its_own_and_how_much_it_does_not_see(path: Engine) -> None:
    found = seen_by(path, "imatra")
    assert found.episodes["organisation"].tolist() == ["imatra"]
    # The first status came with the client; the second one was recorded by the other organisation.
    assert found.statuses["status"].tolist() == ["unemployed"]
    assert found.measurements["organisation"].unique().tolist() == ["imatra"]
    assert found.scores["organisation"].unique().tolist() == ["imatra"]
    assert (found.hidden_episodes, found.hidden_statuses, found.hidden_measurements) == (1, 1, 1)
    assert found.hidden == 3


def test_with_consent_it_sees_the_others_too(path: Engine) -> None:
    consents.give(path, CLIENT.id, "yhdistys", "imatra", NOW, client_actor(CLIENT.id))
    found, all_of_it = seen_by(path, "imatra"), seen_by(path, None)
    for name in ("episodes", "statuses", "measurements", "scores"):
        pd.testing.assert_frame_equal(getattr(found, name), getattr(all_of_it, name))
    assert found.hidden == 0


def test_a_stranger_sees_only_that_there_is_something(path: Engine) -> None:
    found = seen_by(path, "nowhere")
    assert [len(each) for each in (found.episodes, found.measurements, found.scores)] == [0, 0, 0]
    assert (found.hidden_episodes, found.hidden_measurements) == (2, 2)


def test_scores_are_pinned_and_in_order(path: Engine) -> None:
    scores = seen_by(path, None).scores
    assert scores["date"].is_monotonic_increasing
    assert scores["score"].tolist() == ["ability_now", "everyday"] * 2
    assert scores["value"].tolist() == pytest.approx([6, 100 * 7 / 12] * 2)
    assert set(scores["version"]) == {"1.0.0"}
    assert str(scores["value"].dtype) == "float64"
    assert str(scores["date"].dtype) == "datetime64[s]"


def test_several_clients_in_as_many_queries_as_one(path: Engine) -> None:
    statements: list[str] = []
    event.listen(path, "before_cursor_execute", lambda *told: statements.append(told[2]))
    with reading(path) as connection:
        client_path(connection, CLIENT.id, "imatra")
        alone = len(statements)
        both = client_paths(connection, [CLIENT.id, OTHER.id], "imatra")
    assert len(statements) - alone <= alone
    assert len(both[CLIENT.id].episodes) == 1
    assert both[OTHER.id].episodes.empty
