"""Errors that were found in published keys and in open code for them: each is made impossible, and stays so."""

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import mittari
from mittari.answers.frame import Origin
from mittari.answers.stored_totals import compare_totals, stored_totals
from mittari.definitions.checks import read_scorable
from mittari.definitions.meter import Meter
from mittari.definitions.unverified import unverified
from mittari.errors import InputError
from mittari.scoring import score_columns, score_one
from mittari.scoring.bands import bands_of
from mittari.scoring.check import check_meter
from mittari.scoring.transforms.lookup import read_rows
from mittari.store.schema.measuring import scores as stored_scores

METERS = Path(__file__).parents[2] / "instruments/meters"
LIBRARY = sorted(path.parent.name for path in METERS.glob("*/instrument.yaml"))


def load(name: str) -> Meter:
    return read_scorable(METERS / name)


def refusals(name: str, old: str, new: str, parent: Path) -> list[str]:
    """The reasons for which a shipped meter is refused after one edit."""
    folder = shutil.copytree(METERS / name, parent / name)
    text = (folder / "instrument.yaml").read_text(encoding="utf-8")
    assert old in text, "the edit does not touch the meter"
    (folder / "instrument.yaml").write_text(text.replace(old, new), encoding="utf-8")
    return [problem.reason for problem in check_meter(folder)]


def total(name: str, score: str, codes: list[int]) -> float | None:
    """A score of one form whose items have these codes, in their order."""
    meter = load(name)
    items = [item.id for item in meter.structure.items if item.scored]
    return score_one(meter, dict(zip(items, codes, strict=True)))[score][0]


@pytest.mark.parametrize("name", LIBRARY)
def test_1_an_empty_form_scored_0(name: str) -> None:
    meter = load(name)
    found = score_one(meter, {})
    assert found == dict.fromkeys(meter.scores, (None, 0))


@pytest.mark.parametrize("name", LIBRARY)
def test_2_missing_answers_turned_into_0_before_the_recode(name: str) -> None:
    meter = load(name)
    missing = {item.id: np.array([-128.0, np.nan]) for item in meter.structure.items}
    for found in score_columns(meter, missing).values():
        assert np.isnan(found.value).all()
        assert not found.answered.any()


def test_3_fields_of_swemwbs_named_after_the_first_seven_items_of_the_long_form() -> None:
    short, long = load("swemwbs"), load("wemwbs")
    concepts = [item.concept for item in short.structure.items]
    assert concepts == [f"wemwbs_{number}" for number in (1, 2, 3, 6, 7, 9, 11)]
    assert set(concepts) < {item.concept for item in long.structure.items}
    assert not set(short.items) & set(long.items)


@pytest.mark.parametrize("raw", [6.0, 36.0, 20.5])
def test_3_no_conversion_to_the_metric_score(raw: float) -> None:
    assert total("swemwbs", "swemwbs_metric", [3] * 7) == 19.25
    with pytest.raises(InputError, match="no row in the table"):
        read_rows(np.array([raw]), load("swemwbs").structure.tables["metric"].rows, "metric")


def test_4_a_comment_said_that_the_codes_of_wsas_run_to_4() -> None:
    wsas = mittari.load(METERS / "wsas")
    frame = pd.DataFrame({name: [8, 5] for name in wsas.items})
    assert wsas.score(frame)["wsas_total"].tolist() == [40, 25]
    with pytest.raises(InputError, match="WSAS_2") as caught:
        wsas.score(frame.assign(WSAS_2=[9, 5]))
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize(("score", "items"), [("physical", 7), ("psychological", 6), ("social", 3), ("environment", 8)])
def test_5_a_hand_formula_multiplied_the_sum_of_a_domain_instead_of_its_mean(score: str, items: int) -> None:
    meter = load("whoqol-bref")
    answers = {item.id: 2 if item.reverse else 4 for item in meter.structure.items}
    assert len(meter.scores[f"whoqol_{score}"].items) == items
    assert score_one(meter, answers)[f"whoqol_{score}"][0] == pytest.approx((4 * 4 - 4) * 100 / 16)


def test_6_a_cut_of_13_was_put_on_the_other_coding_of_k6(tmp_path: Path) -> None:
    k6 = load("k6").scores["k6_total"]
    assert bands_of(k6, np.array([12.0, 13.0, 24.0])).tolist() == ["below_cut", "at_cut", "at_cut"]
    with pytest.raises(InputError, match="K6_1"):
        mittari.load(METERS / "k6").score(pd.DataFrame({name: [5] for name in load("k6").items}))
    found = refusals("k6", "codes: [0, 1, 2, 3, 4]", "codes: [1, 2, 3, 4, 5]", tmp_path)
    assert any("the answers reach 6 to 30, the range says otherwise" in reason for reason in found)


def test_7_bands_of_0_to_30_were_put_on_the_other_coding_of_rses(tmp_path: Path) -> None:
    coding, shifted = "codes: [0, 1, 2, 3]", "codes: [1, 2, 3, 4]"
    found = refusals("rses", coding, shifted, tmp_path / "range")
    assert any("the answers reach 10 to 40" in reason for reason in found)
    moved = shutil.copytree(METERS / "rses", tmp_path / "rses")
    text = (moved / "instrument.yaml").read_text(encoding="utf-8").replace(coding, shifted)
    (moved / "instrument.yaml").write_text(text.replace("range: [0, 30]", "range: [10, 40]"), encoding="utf-8")
    assert any("the first band starts at 0, the range at 10" in problem.reason for problem in check_meter(moved))


def test_8_an_option_of_swls_was_left_out_and_the_others_shifted(tmp_path: Path) -> None:
    assert load("swls").structure.codings["answer"].codes == (1, 2, 3, 4, 5, 6, 7)
    folder = shutil.copytree(METERS / "swls", tmp_path / "swls")
    items = "".join(f"  SWLS_{number}: {{question: Q.}}\n" for number in range(1, 6))
    options = "".join(f"    {code}: level {code}\n" for code in range(1, 7))
    head = "language: en\nstatus: draft\ntitle: T\nintroduction: I\nitems:\n"
    (folder / "texts").mkdir()
    text = f"{head}{items}options:\n  answer:\n{options}scores:\n  swls_total: {{name: S}}\n"
    (folder / "texts/en.yaml").write_text(text, encoding="utf-8")
    reasons = [problem.reason for problem in check_meter(folder)]
    assert "the option 7 of answer has no text" in reasons


@pytest.mark.parametrize("name", [name for name in LIBRARY if name not in ("mittari-path", "mittari-short")])
def test_9_implementations_reversed_different_items_and_none_told_its_source(name: str) -> None:
    meter = load(name)
    for score in meter.structure.scores:
        assert score.evidence is not None, score.id
        source = meter.structure.evidence[score.evidence]
        assert source.source
        assert source.read.year >= 2026
        assert (score.evidence in unverified(meter.structure, score)) is (source.verified_by is None)


def test_10_bands_of_wai_overlapped_at_27_and_at_37(tmp_path: Path) -> None:
    wai = load("wai").scores["wai_total"]
    edges = np.array([7, 26, 27, 27.5, 28, 36.5, 37, 43, 43.5, 44, 49])
    poor, moderate, good, excellent = "poor", "moderate", "good", "excellent"
    named = [poor, poor, poor, poor, moderate, moderate, good, good, good, excellent, excellent]
    assert bands_of(wai, edges).tolist() == named
    found = refusals("wai", "{id: moderate, start: 28}", "{id: moderate, start: 38}", tmp_path)
    assert any("bands overlap or leave the range" in reason for reason in found)


def test_11_a_row_of_a_table_was_wrong() -> None:
    assert total("promis-short-forms", "promis_depression", _promis("DEP", [2, 2, 1, 1])) == 51.8


def test_11_nothing_was_said_of_partial_answers() -> None:
    meter = load("promis-short-forms")
    assert score_one(meter, {"DEP_1": 2, "DEP_2": 2, "DEP_3": 1})["promis_depression"] == (None, 3)
    assert all(score.least_answered >= 1 for name in LIBRARY for score in load(name).structure.scores)


def test_12_two_copies_of_a_table_differ_in_the_last_row() -> None:
    meter = load("promis-short-forms")
    tables = meter.structure.tables
    assert (tables["pain_interference"].rows[20], tables["fatigue"].rows[20]) == (75.6, 75.8)
    assert "disputed" in tables["pain_interference"].version
    assert "pain_interference" in unverified(meter.structure, meter.scores["promis_pain_interference"])


def test_13_a_fraction_was_kept_in_an_integer_column() -> None:
    assert total("core-10", "core10_total", [1, 3, 3, 1, 1, 1, 1, 1, 1, -128]) == pytest.approx(90 / 9)
    assert total("core-10", "core10_total", [1] * 9 + [-128]) == pytest.approx(130 / 9)
    assert stored_scores.c.value.type.python_type is float


def test_14_codes_that_were_stored_reversed_were_reversed_again() -> None:
    meter = load("core-10")
    assert [item.id for item in meter.structure.items if item.reverse] == ["CORE_2", "CORE_3"]
    as_answered = pd.DataFrame({name: [0] for name in meter.items} | {"CORE10_total": [8]})
    as_scored = as_answered.assign(CORE_2=[4], CORE_3=[4])
    for frame, reasons in ((as_answered, []), (as_scored, ["the stored total differs from its items"])):
        codes = {name: frame[name].to_numpy() for name in meter.items}
        values = {name: found.value for name, found in score_columns(meter, codes).items()}
        found = compare_totals(frame, values, stored_totals(meter, frame.columns), Origin("f.csv"))
        assert [problem.reason for problem in found] == reasons


def test_15_a_total_was_added_where_the_publisher_has_none(tmp_path: Path) -> None:
    rand = load("rand-36")
    assert rand.structure.no_total
    assert len(rand.scores) == 8
    items = ", ".join(item.id for item in rand.structure.items if item.scored)
    overall = f"scores:\n  - {{id: overall, rule: mean, items: [{items}], range: [0, 100], direction: higher}}\n"
    found = refusals("rand-36", "scores:\n", overall, tmp_path)
    assert any("this adds up other scores, but no_total is true" in reason for reason in found)


def _promis(prefix: str, codes: list[int]) -> list[int]:
    """Codes of all items in their order: these for one domain, 3 elsewhere."""
    own = iter(codes)
    return [next(own) if name.startswith(prefix) else 3 for name in load("promis-short-forms").items]
