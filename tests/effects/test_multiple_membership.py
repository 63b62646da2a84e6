"""Services of whole paths, against lme4 and what must not change."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.effects.multiple_membership import Course, path_effects
from mittari.effects.path_effects import PathEffects
from mittari.errors import InputError
from tests.effects.courses import EFFECTS, courses
from tests.shared_files import DATA, ORACLE, needs_shared

MEASUREMENTS, SPELLS = courses()
COLUMNS = ["effect", "blup", "se", "clients"]


@pytest.fixture(name="plain", scope="module")
def fitted() -> PathEffects:
    return path_effects(MEASUREMENTS, SPELLS)


def path_a(**options: Any) -> tuple[PathEffects, pd.DataFrame, dict[str, Any]]:
    measurements = pd.read_csv(DATA / "sim_path_A_measurements.csv")
    spells = pd.read_csv(DATA / "sim_path_A_spells.csv")
    found = path_effects(measurements, spells, Course("id", "month", "y", overlap="add", **options))
    assert found.services is not None
    return found, found.services, json.loads((ORACLE / "multiple_membership_A.json").read_text())


@needs_shared
def test_dose_is_that_of_lme4() -> None:
    found, services, expected = path_a()
    covariance, fit = found.fit.client_covariance, found.fit
    assert (fit.rows, fit.converged, fit.singular) == (expected["n"], True, False)
    assert fit.criterion == pytest.approx(expected["REMLcrit"], abs=1e-5)
    assert found.criterion_without == pytest.approx(expected["REMLcrit_without_service"], abs=1e-5)
    assert found.fixed["value"].tolist() == pytest.approx(list(expected["fixef"].values()), rel=1e-5)
    assert found.fixed["se"].tolist() == pytest.approx(list(expected["se"].values()), rel=1e-5)
    variances = [covariance[0, 0], covariance[1, 1], covariance[0, 1], fit.variances[0], fit.sigma**2]
    assert variances == pytest.approx([one["vcov"] for one in expected["varcorr"]], rel=1e-4)
    assert services["blup"].tolist() == pytest.approx(list(expected["service_blup"].values()), abs=1e-5)
    assert services["se"].tolist() == pytest.approx(list(expected["service_condsd"].values()), abs=1e-5)
    assert services["effect"].tolist() == pytest.approx(list(expected["service_total_effect"].values()), abs=1e-5)


@needs_shared
def test_share_is_that_of_lme4() -> None:
    found, _, expected = path_a(weights="share")
    expected, fit = expected["normalised"], found.fit
    assert (fit.rows, fit.converged) == (expected["n"], True)
    assert fit.criterion == pytest.approx(expected["REMLcrit"], abs=1e-5)
    assert found.fixed["value"].tolist() == pytest.approx(list(expected["fixef"].values()), rel=1e-5)
    variances = [fit.client_covariance[0, 0], fit.variances[0], fit.sigma**2]
    assert variances == pytest.approx([one["vcov"] for one in expected["varcorr"]], rel=1e-4)


@needs_shared
def test_errors_are_a_fraction_of_those_of_each_service_alone() -> None:
    _, services, expected = path_a()
    truth = np.array(expected["truth"]["u"])
    naive = np.array(list(expected["naive_prepost_per_month"].values()))
    errors = [np.sqrt(((one - truth) ** 2).mean()) for one in (services["effect"].to_numpy(), naive)]
    assert errors[0] / errors[1] < 0.4


def test_known_effects_are_found(plain: PathEffects) -> None:
    assert plain.services is not None
    assert plain.services["effect"].to_numpy() == pytest.approx(EFFECTS, abs=0.25)
    assert plain.p_no_difference < 0.001
    counts = SPELLS.groupby("service")["id"].nunique()
    assert (plain.services["clients"] <= counts).all()


def same(one: PathEffects, other: PathEffects, rel: float = 1e-4) -> bool:
    assert one.services is not None
    assert other.services is not None
    assert other.fit.criterion == pytest.approx(one.fit.criterion, abs=1e-5)
    for column in COLUMNS:
        assert other.services[column].to_numpy() == pytest.approx(one.services[column].to_numpy(), rel=rel, abs=1e-6)
    return True


def test_shuffled_rows_and_other_names_change_nothing(plain: PathEffects) -> None:
    measurements = MEASUREMENTS.sample(frac=1, random_state=1).assign(
        client=lambda rows: "c" + rows["client"].astype(str)
    )
    spells = SPELLS.sample(frac=1, random_state=2).assign(id=lambda rows: "c" + rows["id"].astype(str))
    assert same(plain, path_effects(measurements, spells))


def test_split_spells_change_nothing(plain: PathEffects) -> None:
    middle = (SPELLS["start"] + SPELLS["end"]) / 2
    parts = pd.concat([SPELLS.assign(end=middle), SPELLS.assign(start=middle)], ignore_index=True)
    assert same(plain, path_effects(MEASUREMENTS, parts))
    assert same(plain, path_effects(MEASUREMENTS, parts, Course(overlap="add")))


def test_a_service_after_the_last_measurement_changes_nothing(plain: PathEffects) -> None:
    late = pd.DataFrame({"id": [0], "service": [9], "provider": [90], "start": [500.0], "end": [510.0]})
    found = path_effects(MEASUREMENTS, pd.concat([SPELLS, late], ignore_index=True))
    assert found.services is not None
    assert found.services.loc[9, "clients"] == 0
    assert found.services.loc[9, "reliability"] == pytest.approx(0, abs=1e-9)
    assert found.services.loc[9, "effect"] == pytest.approx(found.fit.fixed[2])
    assert plain.services is not None
    assert found.services["effect"].to_numpy()[:5] == pytest.approx(plain.services["effect"].to_numpy(), rel=1e-4)


def test_days_in_place_of_months_change_the_unit_only(plain: PathEffects) -> None:
    days = 30.4375
    spells = SPELLS.assign(start=SPELLS["start"] * days, end=SPELLS["end"] * days)
    found = path_effects(MEASUREMENTS.assign(time=MEASUREMENTS["time"] * days), spells)
    assert found.services is not None
    assert plain.services is not None
    assert found.fit.criterion == pytest.approx(plain.fit.criterion + 4 * np.log(days), abs=1e-5)
    assert (found.services["effect"] * days).tolist() == pytest.approx(plain.services["effect"].tolist(), rel=1e-4)


def test_overlaps_count_once_or_each() -> None:
    elsewhere = SPELLS.assign(provider=SPELLS["provider"] + 100)
    twice = pd.concat([SPELLS, elsewhere], ignore_index=True)
    assert same(path_effects(MEASUREMENTS, SPELLS), path_effects(MEASUREMENTS, twice))
    added = path_effects(MEASUREMENTS, twice, Course(overlap="add"))
    assert added.services is not None
    once = path_effects(MEASUREMENTS, SPELLS, Course(overlap="add")).services
    assert once is not None
    assert added.services["effect"].to_numpy() * 2 == pytest.approx(once["effect"].to_numpy(), rel=1e-4)


def test_providers_and_both_levels() -> None:
    providers = path_effects(MEASUREMENTS, SPELLS, Course(level="provider"))
    assert (providers.services, len(providers.providers if providers.providers is not None else [])) == (None, 10)
    both = path_effects(MEASUREMENTS, SPELLS, Course(level="both"))
    assert both.services is not None
    assert both.providers is not None
    assert both.services["effect"].to_numpy() == pytest.approx(EFFECTS, abs=0.25)
    assert both.fit.criterion <= providers.fit.criterion + 1e-6
    assert len(both.fit.variances) == 2


def test_one_service_alone_has_the_effect_of_the_dose() -> None:
    found = path_effects(MEASUREMENTS, SPELLS.assign(service="only"))
    assert found.services is not None
    row = found.services.to_dict("index")["only"]
    assert [row["effect"], row["blup"], row["effect_se"]] == pytest.approx([found.fit.fixed[2], 0, found.fit.se[2]])
    assert found.p_no_difference == 1
    assert "Only one of the services" in found.summary(even_if_small=True)
    assert "differ at all" not in found.summary(even_if_small=True)


def test_a_client_without_any_score_may_have_spells(plain: PathEffects) -> None:
    nobody = pd.DataFrame({"client": [900], "time": [0.0], "score": [np.nan]})
    spell = pd.DataFrame({"id": [900], "service": [1], "provider": [10], "start": [0.0], "end": [5.0]})
    found = path_effects(pd.concat([MEASUREMENTS, nobody]), pd.concat([SPELLS, spell]))
    assert found.unscored == 1
    assert same(plain, found)


def test_bad_rows_of_both_frames_are_named() -> None:
    with pytest.raises(InputError, match=r"s\.csv:2: start, end: it ends before it starts"):
        path_effects(
            MEASUREMENTS, SPELLS.assign(end=SPELLS["end"].where(SPELLS.index > 0, -1)), Course(sources=("m", "s.csv"))
        )
    with pytest.raises(InputError, match="id: this client has no measurement"):
        path_effects(MEASUREMENTS[MEASUREMENTS["client"] > 0], SPELLS)
    with pytest.raises(InputError, match="several rows at this time"):
        path_effects(pd.concat([MEASUREMENTS, MEASUREMENTS]), SPELLS)


def test_what_can_t_be_told_apart_is_refused() -> None:
    with pytest.raises(InputError, match="nobody was in a service before a measurement"):
        path_effects(MEASUREMENTS, SPELLS.assign(start=SPELLS["start"] + 900, end=SPELLS["end"] + 900))
    with pytest.raises(InputError, match=r"^m: score: there is no score"):
        path_effects(MEASUREMENTS.assign(score=np.nan), SPELLS, Course(sources=("m", "s")))
    always = SPELLS.assign(start=-5.0, end=np.nan)
    with pytest.raises(InputError, match=r"^spells: start, end: dose follows from intercept and time"):
        path_effects(MEASUREMENTS, always)
