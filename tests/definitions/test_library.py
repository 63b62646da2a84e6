"""The library finds definitions by id and says what it has where it does not have something."""

from pathlib import Path

import pytest

from mittari.definitions.library import VARIABLE, Library, default_library
from mittari.errors import DefinitionError, MittariError, UnknownMeterError
from tests.definitions.two_versions import write_two_versions
from tests.small_meter import INSTRUMENT, write_meter

CODES = "id: domains\nversion: '1'\ncodes:\n  - {id: mind, names: {en: Mind}}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_meter(tmp_path / "meters")
    (tmp_path / "codes").mkdir()
    for name in ("domains", "services", "statuses"):
        (tmp_path / f"codes/{name}.yaml").write_text(CODES)
    return tmp_path


def test_reads_a_meter_once(root: Path) -> None:
    library = Library(root)
    assert library.meter_ids() == ["small"]
    assert library.meter("small") is library.meter("small")


@pytest.mark.parametrize(("wanted", "says"), [("smal", "did you mean small?"), ("xyz", "the library has: small")])
def test_an_unknown_meter_is_named_with_what_there_is(root: Path, wanted: str, says: str) -> None:
    with pytest.raises(UnknownMeterError) as caught:
        Library(root).meter(wanted)
    assert says in str(caught.value)


@pytest.mark.parametrize(("status", "asked"), [("published", "2.0.0"), ("draft", "1.0.0")])
def test_people_are_asked_the_newest_published_version(status: str, asked: str, tmp_path: Path) -> None:
    write_two_versions(tmp_path, status=status)
    library = Library(tmp_path)
    assert library.meter("small").version == asked
    assert library.meter("small") is library.meter("small")
    assert [library.meter("small", version).version for version in ("1.0.0", "2.0.0")] == ["1.0.0", "2.0.0"]
    with pytest.raises(UnknownMeterError):
        library.meter("small", "1.0.1")


def test_a_path_is_not_an_id(root: Path) -> None:
    with pytest.raises(UnknownMeterError):
        Library(root / "meters").meter("../meters/small")


def test_a_meter_that_can_t_be_scored_is_refused(root: Path) -> None:
    text = INSTRUMENT.replace("[calm, tempo]", "[calm, temper]")
    (root / "meters/small/instrument.yaml").write_text(text)
    with pytest.raises(DefinitionError, match="there is no item 'temper'"):
        Library(root).meter("small")


def test_reads_code_lists_and_an_empty_folder_of_indicators(root: Path) -> None:
    library = Library(root)
    assert all("mind" in codes for codes in (library.domains, library.services, library.statuses))
    assert (library.indicators, library.reports) == ({}, {})


def test_a_library_without_lists_has_those_that_came_with_mittari(root: Path) -> None:
    (root / "codes/domains.yaml").unlink()
    library = Library(root)
    assert "work_ability" in library.domains
    assert "mind" in library.services


def test_an_indicator_has_the_name_of_its_file(root: Path) -> None:
    (root / "reports").mkdir()
    text = "id: impact\nversion: 1.0.0\nnames: {en: Impact}\nindicators: [served]\n"
    (root / "reports/impact.yaml").write_text(text)
    assert list(Library(root).reports) == ["impact"]
    (root / "reports/impact.yaml").rename(root / "reports/other.yaml")
    with pytest.raises(DefinitionError, match=r"other.yaml:1: id: the id is not the name of the file"):
        _ = Library(root).reports


def test_a_code_stands_in_its_list_once(root: Path) -> None:
    (root / "codes/services.yaml").write_text(CODES + "  - {id: mind, names: {en: Mind}}\n")
    with pytest.raises(DefinitionError, match="here twice: mind"):
        _ = Library(root).services


def test_reads_areas_by_name(root: Path) -> None:
    (root / "areas").mkdir()
    (root / "areas/small-2026.csv").write_text("municipality_code,municipality_name_fi\n005,Alajärvi\n", "utf-8")
    assert Library(root).areas("small-2026").year == 2026


def test_the_environment_names_another_library(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(root))
    assert default_library().root == root
    assert default_library() is default_library()


def test_a_library_that_is_not_there_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none"))
    with pytest.raises(MittariError, match=VARIABLE):
        default_library()
