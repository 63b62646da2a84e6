"""Two versions of a score are the same only if everything its value hangs on is the same."""

from pathlib import Path

import pytest

from mittari.definitions.meter import Meter, read_meter
from mittari.definitions.same_score import answer_codes, difference_of, inputs, only_tables_differ
from mittari.definitions.versions import with_versions
from tests.definitions.two_versions import write_two_versions
from tests.small_meter import small_meter


def test_a_score_hangs_on_its_items_and_on_what_they_hang_on(tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    assert inputs(meter, "mind") == {"calm", "tense", "pace", "working"}
    assert inputs(meter, "work") == {"ability"}


def test_codes_of_a_rating_and_the_ends_of_a_number(tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    codes = {name: answer_codes(meter, meter.items[name]) for name in ("calm", "ability", "hours", "wish")}
    assert codes == {"calm": (0, 1, 2, 3), "ability": tuple(range(11)), "hours": (0, 100), "wish": ()}


def test_says_why_a_score_is_not_the_same(tmp_path: Path) -> None:
    folder = write_two_versions(tmp_path)
    new = with_versions(read_meter(folder)[0], folder)
    assert differences(new) == {
        "mind": None,
        "work": None,
        "speed": "speediness is not simply kept",
        "whole": "hope is not simply kept",
    }


ABILITY = "rule: sum\n    items: [ability]"
GRADED = f"{ABILITY}\n    transform: [{{kind: lookup, table: grades}}]"
ROWS = ", ".join(f"{code}: {code}" for code in range(11))
TABLE = f"  grades:\n    version: '1'\n    source: Made for the tests.\n    rows: {{{ROWS}}}\n"


def test_another_row_of_its_table_is_another_computation(tmp_path: Path) -> None:
    folder = write_two_versions(tmp_path)
    newer = folder / "instrument.yaml"
    for file in (folder / "versions" / "1.0.0" / "instrument.yaml", newer):
        file.write_text(file.read_text().replace(ABILITY, GRADED) + TABLE)
    newer.write_text(newer.read_text().replace("version: '1'", "version: '2'"))
    assert differences(with_versions(read_meter(folder)[0], folder))["work"] is None
    newer.write_text(newer.read_text().replace("3: 3, 4: 4, 5", "3: 4, 4: 4, 5"))
    new = with_versions(read_meter(folder)[0], folder)
    assert differences(new)["work"] == "a table has other numbers"
    tables = {name: only_tables_differ(new.crosswalks[0], new.earlier[0], new, name) for name in new.scores}
    assert tables == {"mind": False, "speed": False, "whole": False, "work": True}


@pytest.mark.parametrize("wrong", ["items: [ability, nothing]", "items: [ability]\n    scores: [work, whole]"])
def test_a_version_that_is_still_wrong_is_compared_all_the_same(wrong: str, tmp_path: Path) -> None:
    folder = write_two_versions(tmp_path)
    newer = folder / "instrument.yaml"
    newer.write_text(newer.read_text().replace("items: [ability]", wrong))
    assert differences(with_versions(read_meter(folder)[0], folder))["work"] is not None


def differences(new: Meter) -> dict[str, str | None]:
    (old,), crosswalk = new.earlier, new.crosswalks[0]
    return {name: difference_of(crosswalk, old, new, name) for name in new.scores}
