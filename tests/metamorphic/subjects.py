"""The methods and what they find in one made-up file, each figure with how it follows its scores."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from mittari.change.by_method import change_by_method
from mittari.change.category import categories
from mittari.change.dropout.asked import Asked
from mittari.change.dropout.together import group_change
from mittari.change.effect_sizes.together import effect_sizes
from mittari.change.growth import growth
from mittari.change.important.mean_change import by_mean_change
from mittari.change.important.predictive import by_prediction
from mittari.change.important.rated import rated
from mittari.change.important.roc import by_roc
from mittari.change.methods import METHODS
from mittari.change.methods.parameters import Parameters
from mittari.effects.multiple_membership import path_effects
from mittari.psychometrics.alpha import alpha
from mittari.psychometrics.icc import icc
from mittari.psychometrics.item_rest import item_rest
from mittari.psychometrics.omega import omega
from mittari.psychometrics.retest import retest
from mittari.psychometrics.standard_error import from_agreement, from_differences
from tests.effects.courses import courses
from tests.metamorphic.moved import Kind, Moved, change, change_a_time, level, same, sign, size, size_a_time

Figures = Mapping[str, tuple[Kind, Any]]
MEASUREMENTS, SPELLS = courses(60)
WAVES = pd.DataFrame({"client": np.repeat(np.arange(90), 3), "time": np.tile([0.0, 3.0, 6.0], 90)}).assign(
    score=lambda rows: np.random.default_rng(8).normal(45, 9, 90)[rows["client"]] + rows["time"]
)
WAVES["score"] = (WAVES["score"] + np.random.default_rng(9).normal(0, 4, len(WAVES))).round(1)
SOME = WAVES[(WAVES["time"] == 0) | (np.random.default_rng(10).random(len(WAVES)) < 0.8)]


@dataclass(frozen=True)
class Subject:
    """A method, the rows it is shown, and what it finds in them."""

    rows: pd.DataFrame
    figures: Callable[[pd.DataFrame, Moved], Figures]


def by_time(frame: pd.DataFrame, count: int) -> pd.DataFrame:
    """The scores of each client, a column a time; the first `count` of them, empty where there are fewer times."""
    table = frame.pivot(index="client", columns="time", values="score")
    return table.reindex(columns=[*table.columns, *range(-count, 0)][:count])


def wide(frame: pd.DataFrame) -> np.ndarray:
    """First and last score of each client."""
    return by_time(frame, 3).to_numpy()[:, [0, 2]]


def of_method(method: str) -> Subject:
    """Who changed by one of the seven methods, and their index."""

    def figures(frame: pd.DataFrame, moved: Moved) -> Figures:
        known = {
            **{name: moved.size(value) for name, value in SIZES.items()},
            **{name: moved.score(value) for name, value in MEANS.items()},
            **SHARES,
        }
        parameters = Parameters(**{name: known[name] for name in METHODS[method].takes[0]})
        first, last = wide(frame).T
        found = change_by_method(first, last, method=method, parameters=parameters, better=moved.better)
        counts = found["verdict"].value_counts(sort=False).to_numpy()
        told = categories(found, moved.score(48.0), better=moved.better) if method == "JT" else found["verdict"]
        return {
            "index": (sign, np.sort(found["rci"].to_numpy() * np.sign(moved.factor)) * np.sign(moved.factor)),
            "counts": (same, counts),
            "everybody is counted once": (same, counts.sum() - len(found)),
            "categories": (same, told.value_counts(sort=False).to_numpy()),
        }

    return Subject(WAVES, figures)


SIZES = {"sem": 3.5, "sem_after": 4.5, "sd": 10.0, "sd_after": 11.0}
MEANS = {"mean": 46.0, "mean_after": 51.0}
SHARES = {"reliability": 0.8, "reliability_after": 0.85, "correlation": 0.5}


def of_growth(frame: pd.DataFrame, moved: Moved, **options: Any) -> Figures:
    """The mean course, and each client's verdict by slope."""
    found = growth(frame, better=moved.better, **options)
    fixed, clients = found.fixed, found.clients
    return {
        "mean level": (level, fixed.loc["intercept", "value"]),
        "mean slope": (change_a_time, fixed.loc["time", "value"]),
        "error of the slope": (size_a_time, fixed.loc["time", "se"]),
        "noise": (size, found.fit.sigma),
        "reliabilities": (same, np.sort(clients["reliability"])),
        "verdicts": (same, clients["verdict"].value_counts(sort=False).sort_index().to_numpy()),
    }


def of_paths(frame: pd.DataFrame, moved: Moved) -> Figures:
    """The services of whole paths."""
    spells = SPELLS.assign(start=SPELLS["start"] * moved.time, end=SPELLS["end"] * moved.time)
    found = path_effects(frame, spells)
    table = found.services
    assert table is not None
    return {
        "effects": (change_a_time, table["effect"].to_numpy()),
        "errors": (size_a_time, table["effect_se"].to_numpy()),
        "reliabilities": (same, table["reliability"].to_numpy()),
        "p": (same, found.p_no_difference),
    }


def of_group(frame: pd.DataFrame, moved: Moved) -> Figures:
    """A group that people drop out of."""
    asked = Asked(sem=moved.size(3.5), better=moved.better, imputations=2)
    found = group_change(frame, asked)
    told = found.changes[found.changes.index.get_level_values("method") != "mi"]
    assert found.rates is not None
    return {
        "changes": (change, told["change"].to_numpy()),
        "errors": (size, told["se"].to_numpy()),
        "verdicts": (same, found.rates["count"].to_numpy()),
        "measured": (same, found.response["measured"].to_numpy()),
    }


def of_sizes(frame: pd.DataFrame, moved: Moved) -> Figures:
    """Effect sizes."""
    found = effect_sizes(*wide(frame).T, sem=moved.size(3.5))
    return {
        "mean": (change, found.mean),
        "noise of one change": (size, found.detectable),
        "sizes": (sign, [one.value for one in found.sizes]),
        "width of SRM and Glass": (same, [one.high - one.low for one in found.sizes[:2]]),
    }


def of_important(frame: pd.DataFrame, moved: Moved) -> Figures:
    """The minimal important change by three routes; people's rating goes with their gain, more or less."""
    pairs = wide(frame)
    gained = (pairs[:, 1] - pairs[:, 0]) / moved.factor
    rating = np.clip(np.round((gained + 6 * np.sin(7 * gained)) / 4), -3, 3)
    people = rated(pairs[:, 1] - pairs[:, 0], rating, better=moved.better)
    routes = {
        "mean change": by_mean_change(people, 1),
        "ROC": by_roc(people, 1),
        "prediction": by_prediction(people, 1),
    }
    return {name: (size, route.value) for name, route in routes.items()}


def of_precision(frame: pd.DataFrame, moved: Moved) -> Figures:
    """Reliability, and the noise of a score; the three waves stand for items and for a retest."""
    items = by_time(frame, 3).reset_index(drop=True)
    items.columns = pd.Index(["a", "b", "c"])
    agreement, twice = icc(items[["a", "b"]]), retest(items["a"], items["b"])
    consistency = alpha(items, even_if_small=True)
    return {
        "alpha": (same, [consistency.value, consistency.low, consistency.high]),
        "omega": (same, omega(items, even_if_small=True).total),
        "item-rest": (same, item_rest(items, even_if_small=True).table["item_rest"].to_numpy()),
        "ICC": (same, agreement.table.to_numpy()),
        "bias": (change, twice.bias),
        "SEM": (size, [from_agreement(agreement.squares).value, from_differences(twice).value]),
    }


SUBJECTS: dict[str, Subject] = {
    **{name: of_method(name) for name in METHODS},
    "growth": Subject(MEASUREMENTS, of_growth),
    "growth, CAR(1)": Subject(MEASUREMENTS, lambda frame, moved: of_growth(frame, moved, correlation="car1")),
    "paths": Subject(MEASUREMENTS, of_paths),
    "group": Subject(SOME, of_group),
    "effect sizes": Subject(WAVES, of_sizes),
    "important change": Subject(WAVES, of_important),
    "precision": Subject(WAVES, of_precision),
}
