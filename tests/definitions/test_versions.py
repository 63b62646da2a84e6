"""Earlier versions and crosswalks are found beside the newest version."""

from pathlib import Path

import pytest

from mittari.definitions.meter import Meter, read_meter
from mittari.definitions.versions import (
    home_of,
    in_use,
    is_earlier,
    of_version,
    read_crosswalks,
    version_folders,
    with_versions,
)
from mittari.errors import DefinitionError, UnknownMeterError
from tests.definitions.two_versions import write_two_versions
from tests.small_meter import write_meter


def whole(folder: Path) -> Meter:
    return with_versions(read_meter(folder)[0], folder)


def test_the_newest_knows_the_earlier_ones(tmp_path: Path) -> None:
    meter = whole(write_two_versions(tmp_path))
    (earlier,) = meter.earlier
    assert (meter.version, earlier.version) == ("2.0.0", "1.0.0")
    assert meter.at(earlier.content_hash) is earlier
    assert meter.at(meter.content_hash) is meter
    assert meter.at("0" * 64) is None
    assert meter.crosswalk("1.0.0", "2.0.0") is not None
    assert meter.crosswalk("2.0.0", "1.0.0") is None


def test_versions_are_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    folder = write_meter(tmp_path)
    for version in ("10.0.0", "9.0.0"):
        write_meter(folder / "versions", name=version)
    assert [path.name for path in version_folders(folder)] == ["9.0.0", "10.0.0"]


def test_a_folder_that_is_no_version_is_named(tmp_path: Path) -> None:
    folder = write_meter(tmp_path)
    write_meter(folder / "versions", name="old")
    with pytest.raises(DefinitionError, match="old: this is not the name of a version"):
        version_folders(folder)


def test_all_broken_crosswalks_are_named_at_once(tmp_path: Path) -> None:
    folder = write_two_versions(tmp_path, crosswalk="from: [")
    (folder / "crosswalks" / "other.yaml").write_text("a: b\n")
    with pytest.raises(DefinitionError) as caught:
        read_crosswalks(folder)
    assert {Path(problem.file).name for problem in caught.value.problems} == {"1.0.0-to-2.0.0.yaml", "other.yaml"}


def test_an_earlier_version_knows_its_meter_s_home(tmp_path: Path) -> None:
    folder = write_two_versions(tmp_path)
    older = folder / "versions" / "1.0.0"
    assert (is_earlier(older), is_earlier(folder)) == (True, False)
    assert home_of(older) == home_of(folder) == folder.resolve()
    assert whole(older).earlier == ()


def test_people_are_asked_the_newest_published_version(tmp_path: Path) -> None:
    published, begun = (whole(write_two_versions(tmp_path / name, status=name)) for name in ("published", "draft"))
    assert in_use(published) is published
    assert (in_use(begun).version, in_use(begun).earlier) == ("1.0.0", ())
    alone = whole(write_meter(tmp_path / "alone"))
    assert in_use(alone) is alone


def test_a_version_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    meter = whole(write_two_versions(tmp_path))
    assert of_version(meter, "1.0.0") is meter.earlier[0]
    with pytest.raises(UnknownMeterError, match=r"small has no version 3\.0\.0; the library has: 1\.0\.0, 2\.0\.0"):
        of_version(meter, "3.0.0")


def test_norms_of_an_operator_are_those_of_all_versions(tmp_path: Path) -> None:
    meter = whole(write_two_versions(tmp_path))
    more = meter.with_norms(meter.norms)
    assert [len(each.norms.norms) for each in (more, *more.earlier)] == [2, 2]
