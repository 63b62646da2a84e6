"""Rules about norms and settings."""

from uuid import uuid4

from sqlalchemy import Engine

from mittari.store.schema.housekeeping import local_norms, settings
from tests.store.schema.refusals import accepted, refused
from tests.store.world import NOW


def test_one_value_a_setting(world: Engine) -> None:
    accepted(world, settings, key="k", value="1")
    refused(world, settings, "pk_settings|UNIQUE", key="k", value="2")


def test_norms_are_added_by_staff_or_a_program(world: Engine) -> None:
    row = {"instrument": "steps", "yaml": "norms: []", "added_at": NOW}
    accepted(world, local_norms, **row)
    refused(world, local_norms, "fk_local_norms_added_by|FOREIGN", added_by=uuid4(), **row)
