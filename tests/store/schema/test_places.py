"""Rules about organisations and areas."""

from sqlalchemy import Engine

from mittari.store.schema.places import area_memberships, areas, organisations, units
from tests.store.schema.refusals import accepted, refused


def test_a_regime_of_the_list(world: Engine) -> None:
    accepted(world, organisations, id="new", name="New", regime="ngo")
    refused(world, organisations, "ck_organisations_regime_known", id="x", name="X", regime="army")


def test_one_organisation_an_id(world: Engine) -> None:
    refused(world, organisations, r"pk_organisations|organisations\.id", id="imatra", name="X", regime="ngo")


def test_a_unit_belongs_to_an_organisation(world: Engine) -> None:
    refused(world, units, "fk_units_organisation|FOREIGN KEY", id="u", name="U", organisation="nowhere")


def test_an_area_is_there_before_its_municipalities(world: Engine) -> None:
    accepted(world, areas, year=2030, level="county", code="09", names={"fi": "Etelä"})
    accepted(world, area_memberships, year=2030, level="county", area="09", municipality="153")
    refused(world, area_memberships, "fk_|FOREIGN", year=2031, level="county", area="09", municipality="153")


def test_one_area_of_a_level_a_municipality(world: Engine) -> None:
    refused(world, area_memberships, "pk_|UNIQUE", year=2026, level="county", area="09", municipality="153")
