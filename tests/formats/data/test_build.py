"""The tables of an export hold what was recorded, under new names, and nothing that tells who somebody is."""

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from mittari.definitions.library import Library
from mittari.errors import InputError
from mittari.formats.data import Dataset, Pseudonyms, Wanted, build_dataset
from mittari.formats.data.build import known_meters, measured
from mittari.formats.data.dataset import Table
from mittari.indicators.period import Period
from mittari.store.snapshot import Snapshot
from tests.formats.data.conftest import KEY, TODAY, Build
from tests.formats.data.people import FORMS, MISSING, NOT_ASKED, REFUSED
from tests.store.world import CLIENT, OTHER

NEW = KEY.of([CLIENT.pseudonym, OTHER.pseudonym])
PSEUDONYM = {CLIENT.id: NEW[CLIENT.pseudonym], OTHER.id: NEW[OTHER.pseudonym]}


def table(dataset: Dataset, name: str) -> Table:
    return next(each for each in dataset.tables if each.name == name)


def small(dataset: Dataset) -> pd.DataFrame:
    """The forms of the small meter."""
    return table(dataset, "small-1.0.0").frame()


def row(dataset: Dataset, number: int) -> pd.Series:
    client, day, _ = FORMS[number]
    frame = small(dataset)
    return frame[(frame["client"] == PSEUDONYM[client]) & (frame["date"] == pd.Timestamp(day))].iloc[0]


def test_tables_and_their_rows(dataset: Dataset) -> None:
    rows = {each.name: each.rows for each in dataset.tables}
    assert rows == {
        "clients": 2,
        "residences": 1,
        "episodes": 2,
        "statuses": 2,
        "small-1.0.0": 4,
        "steps-1.0.0": 2,
    }
    for each in dataset.tables:
        found = each.frame()
        assert len(found) == each.rows
        assert list(found.columns) == [column.name for column in each.columns]
        assert len({column.name for column in each.columns}) == len(each.columns)


def test_answers_are_those_that_were_given(dataset: Dataset) -> None:
    for number, (_, _, answers) in enumerate(FORMS):
        found = row(dataset, number)
        for item in ("working", "calm", "tense", "tempo", "ability", "hours"):
            assert found[item] == answers.get(item, MISSING), (number, item)
    # CLIENT was born in 1980; nobody knows when OTHER was.
    assert [row(dataset, number)["years"] for number in range(4)] == [45, 45, 46, MISSING]
    # Whether the question was asked hangs on `working`.
    assert [row(dataset, number)["pace"] for number in range(4)] == [3, NOT_ASKED, NOT_ASKED, MISSING]


def test_scores_are_those_computed_by_hand(dataset: Dataset) -> None:
    assert row(dataset, 0)[["mind", "speed", "whole", "work"]].tolist() == [100, 32.5, 6, 7]
    assert row(dataset, 0)[["mind_answered", "work_answered"]].tolist() == [3, 1]
    second = row(dataset, 1)
    assert second[["mind", "speed", "work"]].isna().all()
    assert (second["whole"], second["whole_answered"]) == (4, 1)
    assert row(dataset, 3)["whole"] == 0


def test_ticked_options_have_a_column_each(dataset: Dataset) -> None:
    names = [f"aids__{code}" for code in (5, 2, 7)]
    assert "aids" not in small(dataset)
    assert row(dataset, 0)[names].tolist() == [MISSING] * 3
    assert row(dataset, 1)[names].tolist() == [1, 0, 1]
    assert row(dataset, 2)[names].tolist() == [0, 0, 0]
    assert row(dataset, 3)[names].tolist() == [REFUSED] * 3


def test_each_form_carries_its_place_on_the_path(dataset: Dataset) -> None:
    assert [row(dataset, number)["point"] for number in range(4)] == ["entry", "interim", "interim", "outside"]
    assert row(dataset, 0)["path"] == 1
    assert pd.isna(row(dataset, 3)["path"])
    about = row(dataset, 1)
    assert (about["meter"], about["version"], about["mode"], about["language"]) == ("small", "1.0.0", "paper", "fi")
    assert (about["organisation"], about["scoring_version"], len(about["content_hash"])) == ("imatra", 1, 64)


def test_raters_are_numbered_anew_and_alike_in_all_tables(dataset: Dataset) -> None:
    raters = small(dataset).set_index("client")["rater"]
    steps = table(dataset, "steps-1.0.0").frame()["rater"]
    coach = raters[raters.index == PSEUDONYM[CLIENT.id]].unique().tolist()
    assert sorted([*coach, *raters[raters.index == PSEUDONYM[OTHER.id]].unique()]) == [1, 2]
    assert steps.dropna().unique().tolist() == coach


def test_episodes_and_statuses(dataset: Dataset) -> None:
    episodes = table(dataset, "episodes").frame()
    assert episodes["client"].unique().tolist() == [PSEUDONYM[CLIENT.id]]
    assert episodes["service"].tolist() == ["work_trial", "coaching"]
    assert [str(day.date()) for day in episodes["start"]] == ["2025-02-01", "2025-04-01"]
    assert episodes["end"].isna().tolist() == [False, True]
    assert episodes["path"].tolist() == [1, 1]
    assert table(dataset, "statuses").frame()["status"].tolist() == ["unemployed", "employed"]
    assert table(dataset, "clients").frame()["birth_year"].dropna().tolist() == [1980]


def test_without_background_nothing_tells_of_age_gender_and_home(build: Build) -> None:
    lean = build()
    assert [each.name for each in lean.tables] == ["clients", "episodes", "statuses", "small-1.0.0", "steps-1.0.0"]
    assert list(table(lean, "clients").frame().columns) == ["client"]
    assert "years" not in small(lean)


def test_a_fresh_key_gives_other_pseudonyms_in_another_order(build: Build) -> None:
    clients = [tuple(table(build(Pseudonyms()), "clients").frame()["client"]) for _ in range(12)]
    assert len(set(clients)) == 12
    assert all(list(pair) == sorted(pair) for pair in clients)
    known = {CLIENT.pseudonym, OTHER.pseudonym}
    assert not any(known & set(pair) for pair in clients)


def test_a_kept_key_joins_two_exports(build: Build) -> None:
    one, two = (set(table(build(), "clients").frame()["client"]) for _ in range(2))
    assert one == two == set(PSEUDONYM.values())


def test_the_row_numbers_follow_the_order_of_the_new_pseudonyms(dataset: Dataset) -> None:
    found = table(dataset, "small-1.0.0").frame()
    assert found["measurement"].tolist() == [1, 2, 3, 4]
    assert found["client"].is_monotonic_increasing
    assert all(days.is_monotonic_increasing for _, days in found.groupby("client")["date"])


def test_a_period_is_seen_as_known_on_its_last_day(build: Build) -> None:
    found = build(period=Period.read("2025-03-01/2025-04-30"))
    assert [str(day.date()) for day in table(found, "small-1.0.0").frame()["date"]] == ["2025-04-02"]
    # The first episode ended in May: on the last day of April it was going on.
    assert table(found, "episodes").frame()["end"].isna().tolist() == [True, True]
    assert table(found, "statuses").frame()["status"].tolist() == ["unemployed"]
    assert table(found, "clients").rows == 1


def test_one_meter_and_one_organisation(build: Build) -> None:
    assert [each.name for each in build(meters=("steps",)).tables][-1] == "steps-1.0.0"
    away = build(organisation="yhdistys")
    assert {each.name: each.rows for each in away.tables} == {
        "clients": 1,
        "episodes": 1,
        "statuses": 2,
        "steps-1.0.0": 1,
    }


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({"meters": ("smal",)}, "no meter 'smal' in these data -> did you mean small?"),
        ({"meters": ("who-5",)}, "no meter 'who-5'"),
        ({"organisation": "imatr"}, "did you mean imatra?"),
        ({"organisation": "paja"}, "no organisation 'paja' in these data -> there is: imatra, yhdistys"),
        ({"language": "tlh"}, "no language 'tlh' in these data -> there is: en, fi, sv"),
        ({"period": Period.read("1999-01-01/1999-12-31")}, "no measurement in what is asked for"),
    ],
)
def test_what_is_not_there_is_refused(build: Build, wanted: dict[str, object], reason: str) -> None:
    with pytest.raises(InputError, match=re.escape(reason)):
        build(**wanted)


def test_without_its_meter_a_form_leaves_as_codes(snapshot: Snapshot, library: Library, tmp_path: Path) -> None:
    root = Path(shutil.copytree(library.root, tmp_path / "library"))
    file = root / "meters" / "small" / "instrument.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[5, 2, 7]", "[5, 2, 8]"), encoding="utf-8")
    other = Library(root)
    texts = file.parent / "texts" / "en.yaml"
    texts.write_text(texts.read_text(encoding="utf-8").replace("7: things", "8: things"), encoding="utf-8")
    assert set(known_meters(snapshot, other)) == {("steps", "1.0.0")}
    assert measured(snapshot) == 6
    found = build_dataset(snapshot, other, Wanted("en"), KEY, tmp_path, TODAY)
    calm = next(column for column in table(found, "small-1.0.0").columns if column.name == "calm")
    assert (calm.label, dict(calm.labels)) == ("calm", {})
    assert small(found)["aids"].tolist().count(5) == 1


def test_progress_tells_the_parts_read(snapshot: Snapshot, library: Library, tmp_path: Path) -> None:
    told: list[tuple[float, float]] = []
    build_dataset(snapshot, library, Wanted("en"), KEY, tmp_path, TODAY, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]
