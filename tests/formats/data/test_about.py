"""Whoever gets an export is told what it is, what to be careful with, and whose rights are in it."""

from dataclasses import replace

import pytest

from mittari.definitions.library import Library
from mittari.formats.data import Pseudonyms, Wanted
from mittari.formats.data.about import about
from mittari.formats.data.wording import Wording
from mittari.indicators.period import Period
from mittari.store.snapshot import Snapshot
from tests.formats.data.conftest import KEY, TODAY


@pytest.fixture
def english(library: Library) -> Wording:
    return Wording("en", library, {"imatra": "Imatra"})


def test_it_is_told_what_was_taken_and_how(snapshot: Snapshot, english: Wording) -> None:
    wanted = Wanted("en", period=Period.read("2025-01-01/2025-12-31"), organisation="imatra")
    said = " ".join(about(snapshot.manifest, wanted, Pseudonyms(), english, TODAY, []))
    assert "on 2026-03-03 from records as they were on 2026-03-02" in said
    assert "of 2025-01-01/2025-12-31, as known on the last day" in said
    assert "Only what Imatra recorded" in said
    assert "for this export only" in said
    assert "refused (did not want to answer)" in said
    assert "simulated" not in said


def test_a_kept_key_and_simulated_people_are_told(snapshot: Snapshot, english: Wording) -> None:
    simulated = replace(snapshot.manifest, simulated=True)
    said = " ".join(about(simulated, Wanted("en"), replace(KEY, lasting=True), english, TODAY, []))
    assert "All people in it are simulated" in said
    assert "exports with the same key have the same ones" in said


def test_of_a_meter_its_notice_and_what_nobody_has_checked(
    snapshot: Snapshot, english: Wording, library: Library
) -> None:
    said = about(snapshot.manifest, Wanted("en"), KEY, english, TODAY, [library.meter("small"), library.meter("steps")])
    assert "small: Made for the tests." in said
    assert "small: the labels are a draft that nobody else has looked at." in said
    assert any(line.startswith("small: nobody has yet held the numbers") and line.endswith(": speed.") for line in said)
    assert [line for line in said if line.startswith("steps")] == ["steps: Made up for tests."]
