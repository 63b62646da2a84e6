"""What the library promises: no borrowed words, levels of use that hold, numbers as they were published."""

import re
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import mittari
from mittari.change.by_meter import change_by_meter, why_no_verdict
from mittari.change.verdict import Reason
from mittari.definitions.checks import read_scorable
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norms
from mittari.definitions.structure import UseLevel
from mittari.errors import InputError
from mittari.scoring import score_one
from mittari.scoring.check import check_meter
from tests.shared_files import SHARED, needs_shared

METERS = Path(__file__).parents[2] / "instruments/meters"
NAMES = sorted(path.parent.name for path in METERS.glob("*/instrument.yaml"))
LOADED = {name: read_scorable(METERS / name) for name in NAMES}
OURS = {"ability-demand-profile", "employability-index", "gas", "mittari-path", "mittari-short", "network-evaluation"}
PUBLISHED = (
    "abilitator esis who-5 wemwbs swemwbs whodas-12 whodas-36 phq-9 gad-7 k6 k10 core-10 eurohis-qol-8 whoqol-bref "
    "eq-5d-5l wai was wsas ucla-3 swls gse rses rand-36 promis-short-forms gas sovari"
)
ADOPTED = Norms.model_validate(
    {
        "norms": [
            {
                "score": "esis_index",
                "population": "clients",
                "method": "retest",
                "sem": 2,
                "status": "local",
                "source": "a test",
                "date": "2026-01-31",
            }
        ]
    }
)


def reference() -> str:
    return (SHARED / "reference/instruments.md").read_text(encoding="utf-8")


def numbers(text: str) -> list[float]:
    return [float(found.replace("−", "-")) for found in re.findall(r"[-−]?\d*\.\d+", text)]


def test_the_library_holds_every_instrument_that_was_promised() -> None:
    assert set(PUBLISHED.split()) <= set(NAMES)
    assert set(NAMES) >= OURS


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_meter_has_no_problem(name: str) -> None:
    assert check_meter(METERS / name) == []


@pytest.mark.parametrize("name", sorted(set(NAMES) - OURS))
def test_no_wording_of_others_is_in_the_library(name: str) -> None:
    assert LOADED[name].structure.licence.text != "shipped"
    assert list((METERS / name).rglob("texts/*")) == []


@pytest.mark.parametrize("name", sorted(OURS - {"ability-demand-profile"}))
def test_our_own_words_are_there_in_three_languages(name: str) -> None:
    assert {"fi", "sv", "en"} <= set(LOADED[name].texts)


def test_questions_about_symptoms_are_off_until_somebody_switches_them_on() -> None:
    assert {name for name, meter in LOADED.items() if not meter.structure.offered} == {"phq-9", "gad-7"}


def test_answers_that_somebody_must_act_on_raise_an_alert() -> None:
    alerts = {item.id: item.alert for meter in LOADED.values() for item in meter.structure.items if item.alert}
    assert set(alerts) == {"PHQ_9", "CORE_6"}
    assert all(alert.at_least == 1 for alert in alerts.values())


def test_esis_gives_nobody_a_verdict_even_with_an_sem() -> None:
    esis = LOADED["esis"].with_norms(ADOPTED)
    changes = change_by_meter(esis, "esis_index", [20.0, 50.0], [80.0, 55.0])
    assert set(changes["verdict"]) == {"cannot_tell"}
    assert set(changes["reason"]) == {Reason.GROUP_ONLY}


def test_meters_for_groups_say_so() -> None:
    grouped = {name for name, meter in LOADED.items() if meter.structure.use_level is not UseLevel.INDIVIDUAL}
    assert grouped == {"esis", "sovari", "network-evaluation"}
    assert {why_no_verdict(LOADED[name], score) for name in grouped for score in LOADED[name].scores} == {
        Reason.GROUP_ONLY
    }


def test_a_summary_of_sovari_needs_seven_respondents() -> None:
    sovari = mittari.load(METERS / "sovari")
    assert (sovari.structure.subject, sovari.structure.minimum_group) == ("unit", 7)
    rows = pd.DataFrame({name: [50] for name in sovari.items} | {"quality_mean": [4], "overall_grade": [4]})
    assert sovari.score(rows.assign(respondents=7))["sovari_any"].tolist() == [50]
    with pytest.raises(InputError, match="respondents"):
        sovari.score(rows.assign(respondents=6))


@pytest.mark.parametrize("name", [name for name in LOADED["eq-5d-5l"].structure.value_sets])
def test_a_worse_level_never_has_a_higher_index(name: str) -> None:
    meter = LOADED["eq-5d-5l"]
    for levels in product((1, 3, 5), repeat=4):
        indices = [_index(meter, name, (*levels, last)) for last in range(1, 6)]
        assert all(better >= worse for better, worse in pairwise(indices)), levels


def _index(meter: Meter, name: str, levels: tuple[int, ...]) -> float:
    value = score_one(meter, dict(zip(list(meter.items)[:5], levels, strict=True)))[f"eq5d_{name}"][0]
    assert value is not None
    return value


@needs_shared
def test_the_conversion_table_of_swemwbs_is_the_published_one() -> None:
    block = reference().split("### 6.1")[1].split("```")[1]
    rows = LOADED["swemwbs"].structure.tables["metric"].rows
    assert list(rows) == list(range(7, 36))
    assert list(rows.values()) == numbers(re.sub(r"raw +\d+–\d+:", "", block))


@needs_shared
@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("physical_function", "Physical function ↑, second table"),
        ("anxiety", "Anxiety ↓"),
        ("depression", "Depression ↓"),
        ("fatigue", "Fatigue ↓"),
        ("sleep_disturbance", "Sleep disturbance ↓"),
        ("social_roles", "Social roles ↑"),
        ("pain_interference", "Pain interference ↓"),
    ],
)
def test_the_tables_of_promis_are_the_published_ones(table: str, row: str) -> None:
    (line,) = [line for line in reference().splitlines() if line.startswith(f"| {row}")]
    scores, errors = (numbers(cell) for cell in line.split("|")[2:4])
    found = LOADED["promis-short-forms"].structure.tables[table]
    assert list(found.rows) == list(found.standard_errors) == list(range(4, 21))
    assert list(found.rows.values()) == scores[:17]
    assert list(found.standard_errors.values()) == errors


@needs_shared
def test_the_value_sets_of_eq_5d_give_the_published_indices() -> None:
    meter = LOADED["eq-5d-5l"]
    sets = "canada_2016 denmark_2021 norway_2024 sweden_2022 sweden_2020 england_2018 uk_2026".split()  # noqa: SIM905
    found = 0
    for line in reference().split("### 6.3")[1].split("### 6.4")[0].splitlines():
        cells = [cell.strip(" *") for cell in line.split("|")[1:-1]]
        for profile, values in _profiles(cells):
            for name, value in zip(sets, values, strict=True):
                if value is not None:
                    assert _index(meter, name, tuple(map(int, profile))) == value, (profile, name)
                    found += 1
    assert found == 4 + 7 + 3 * 6


def _profiles(cells: list[str]) -> list[tuple[str, list[float | None]]]:
    """The profiles of a row of the table with their indices by country; several may stand in one cell."""
    profiles = re.findall(r"\b[1-5]{5}\b", cells[0]) if cells else []
    columns = [re.findall(r"[-−]?\d*\.?\d+", cell) or [None] * len(profiles) for cell in cells[1:]]
    return [(profile, [_number(column[place]) for column in columns]) for place, profile in enumerate(profiles)]


def _number(text: str | None) -> float | None:
    return None if text is None else float(text.replace("−", "-"))


@needs_shared
def test_goal_attainment_gives_the_published_t_scores() -> None:
    vectors = reference().split("### 6.4")[1].split("### 6.5")[0].replace("−", "-")
    found = re.findall(r"w \(?([\d,]+)\)?, x \(?([-+\d,]+)\)? → (\d+\.\d+)", vectors)
    assert len(found) == 7
    for weights, levels, expected in found:
        answers: dict[str, object] = {"goals": len(weights.split(","))}
        for number, (weight, level) in enumerate(zip(weights.split(","), levels.split(","), strict=True), 1):
            answers |= {f"weight_{number}": int(weight), f"attained_{number}": int(level)}
        value = score_one(LOADED["gas"], answers)["gas_attained"][0]
        assert value is not None
        assert round(value, 2) == float(expected)


@needs_shared
def test_the_maps_of_rand_36_are_the_published_ones() -> None:
    items = LOADED["rand-36"].items
    lines = [line.split("|") for line in reference().split("### 6.5")[1].split("### 6.6")[0].splitlines()]
    seen = 0
    for cells in lines:
        if len(cells) > 3 and re.match(r" \d", cells[1]):
            values = [float(value) for value in cells[2].split(",")]
            for number in _item_numbers(cells[1]):
                item = items[f"RAND_{number}"]
                seen += 1
                assert item.id == "RAND_2" or list((item.recode or {}).values()) == values
    assert seen == 36


def _item_numbers(text: str) -> list[int]:
    numbers_found: list[int] = []
    for part in text.split(","):
        ends = [int(end) for end in part.split("–")]
        numbers_found += range(ends[0], ends[-1] + 1)
    return numbers_found


@needs_shared
def test_the_maxima_of_whodas_36_are_the_published_ones() -> None:
    (line,) = [line for line in reference().splitlines() if line.startswith("| Maximum (calc)")]
    maxima = [int(found) for found in re.findall(r"\d+", line)]
    meter = LOADED["whodas-36"]
    scores = [f"whodas36_{name}" for name in ("cognition", "mobility", "self_care", "getting_along", "household")]
    scores += ["whodas36_work", "whodas36_participation", "whodas36_total"]
    found = [int(sum(max(_values(meter, name)) for name in meter.scores[score].items)) for score in scores]
    assert [*found, found[-1] - found[5]] == maxima


def _values(meter: Meter, name: str) -> np.ndarray:
    item = meter.items[name]
    coding = meter.coding(item)
    return np.array(list(item.recode.values()) if item.recode else coding.codes if coding else ())
