"""Rules about episodes and statuses."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import Engine

from mittari.store.schema.services import episodes, statuses
from tests.store.schema.refusals import accepted, refused
from tests.store.world import CLIENT, TODAY

EPISODE = {"client": CLIENT.id, "organisation": "imatra", "service": "coaching", "start": TODAY}


def test_an_episode_of_a_day_and_one_that_overlaps_it(world: Engine) -> None:
    accepted(world, episodes, id=uuid4(), provider="paja", end=TODAY, **EPISODE)
    accepted(world, episodes, id=uuid4(), provider="paja", end=None, **EPISODE)


def test_an_end_before_the_start(world: Engine) -> None:
    before = TODAY - timedelta(days=1)
    refused(world, episodes, "ck_episodes_end_after_start", id=uuid4(), provider="paja", end=before, **EPISODE)


def test_a_provider_that_is_not_there(world: Engine) -> None:
    refused(world, episodes, "fk_episodes_provider|FOREIGN", id=uuid4(), provider="nobody", **EPISODE)


def test_one_status_a_day(world: Engine) -> None:
    accepted(world, statuses, client=CLIENT.id, status="employed", start=TODAY)
    refused(world, statuses, "pk_|UNIQUE", client=CLIENT.id, status="unemployed", start=TODAY)
