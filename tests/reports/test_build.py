"""From a snapshot to a report: what was asked is found, and what can't be asked is refused."""

from dataclasses import replace

import pytest

from mittari.definitions.library import default_library
from mittari.errors import DisclosureError, InputError
from mittari.reports import build_report
from mittari.reports.build import meters_of, newest_areas
from tests.reports.made_up import METER, PERIOD, SEM, Entry, Snapshot, made_up, report


def test_the_indicators_stand_in_the_order_of_the_definition() -> None:
    built = report()
    assert [one.id for one in built.indicators] == list(built.definition.indicators)
    assert list(dict.fromkeys(figure.indicator for figure in built.released.figures)) == list(
        built.definition.indicators
    )


def test_an_area_by_its_code() -> None:
    built = build_report(made_up(150), default_library(), "area:municipality:153", PERIOD)
    clients = next(figure for figure in built.released.figures if figure.name == "clients")
    assert 30 < (clients.count or 0) < 100
    assert built.question.scope.name("fi") == "Imatra"


@pytest.mark.parametrize(
    ("scope", "period", "report_id"),
    [("area:none", PERIOD, "impact"), ("organisation:north", "2025", "impact"), ("organisation:north", PERIOD, "none")],
)
def test_what_can_not_be_asked_is_refused(scope: str, period: str, report_id: str) -> None:
    with pytest.raises(InputError):
        build_report(made_up(5), default_library(), scope, period, report_id)


def test_nobody_in_scope_is_a_report_without_figures() -> None:
    built = build_report(made_up(5), default_library(), "organisation:nobody", PERIOD)
    assert {figure.value for figure in built.released.figures} <= {0, None}
    assert "<html" in built.html("fi")


def test_very_few_people_are_hidden_or_refused() -> None:
    try:
        built = build_report(made_up(3), default_library(), "organisation:north", PERIOD)
    except DisclosureError:
        return
    assert all(figure.count in (None, 0) for figure in built.released.figures)


def test_the_operators_norms_come_before_the_librarys() -> None:
    meters = meters_of(made_up(3), default_library())
    version = default_library().meter(METER).version
    norm = meters[(METER, version)].sem("mind")
    assert norm is None or norm.sem == SEM


@pytest.mark.parametrize("still_used", [False, True])
def test_a_meter_whose_content_has_changed_is_not_read_by_the_new_one(still_used: bool) -> None:
    snapshot = made_up(3)
    meter = default_library().meter(METER)
    contents = ["0" * 64, *([meter.content_hash] if still_used else [])]
    entries = tuple(Entry(METER, meter.version, content) for content in contents)
    changed = Snapshot(snapshot.parts, replace(snapshot.manifest, meters=entries))
    assert (METER, meter.version) not in meters_of(changed, default_library())


def test_the_library_has_areas() -> None:
    areas = newest_areas(default_library())
    assert areas is not None
    assert areas.area("municipality", "153")
