"""What one sitting tells of a score: alpha, item-rest correlations, omega, dimensions, and the SEM of alpha."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from mittari.definitions.meter import Meter
from mittari.definitions.score import ScoreDefinition
from mittari.errors import InputError
from mittari.psychometrics.alpha import alpha_of
from mittari.psychometrics.dif import Dif, dif
from mittari.psychometrics.dimensions import dimensions_of
from mittari.psychometrics.finding import Figure, Finding, Made, found, not_given
from mittari.psychometrics.item_rest import item_rest_of
from mittari.psychometrics.items import Items, items
from mittari.psychometrics.omega import GROUPS, Omega, omega_hierarchical_of, omega_of
from mittari.psychometrics.standard_error import from_alpha
from mittari.scoring.values import item_values

METHOD = "internal consistency"
ADDING = frozenset({"sum", "mean", "prorated_sum", "pomp"})


def consistency(
    meter: Meter,
    score: ScoreDefinition,
    codes: Mapping[str, np.ndarray],
    sd: float,
    even_if_small: bool,
    groups: pd.Series | None = None,
) -> Iterator[Finding]:
    """The findings of one sitting for a score; `sd` is that of the score, in its own points, `groups` each row's."""
    reason = why_no_alpha(score)
    if reason:
        yield not_given(score.id, METHOD, reason)
        return
    values = pd.DataFrame({name: item_values(meter, meter.items[name], codes[name]) for name in score.items})
    try:
        scale = items(values, even_if_small=even_if_small)
    except InputError as refused:
        yield not_given(score.id, METHOD, f"{refused.problems[0].reason}: {refused.problems[0].advice}")
        return
    yield found(score.id, "alpha", lambda: _alpha(scale, sd))
    yield found(score.id, "item-rest correlation", lambda: _item_rest(scale))
    yield found(score.id, "omega, one factor", lambda: _omega(omega_of(scale)))
    if scale.k >= 2 * GROUPS:
        yield found(score.id, "omega, general factor", lambda: _omega(omega_hierarchical_of(scale)))
    yield found(score.id, "dimensions", lambda: _dimensions(scale))
    if groups is not None:
        yield found(score.id, "same answers in groups", lambda: _dif(dif(values, groups, even_if_small=even_if_small)))


def why_no_alpha(score: ScoreDefinition) -> str | None:
    """Why internal consistency says nothing of a score, or None where it does."""
    if score.model == "formative":
        return "the score is formative, so its items make up what is measured and need not go together"
    if score.model == "single" or len(score.inputs) == 1:
        return "the score is a single item, which has nothing to agree with: its precision comes from a retest"
    if score.scores:
        return "the score is put together of other scores: look at each of these"
    if score.rule.kind not in ADDING:
        return f"the rule {score.rule.kind} does not add up items that count alike"
    return None


def _alpha(scale: Items, sd: float) -> Made:
    reliability = alpha_of(scale)
    error = from_alpha(sd, reliability)
    return f"{reliability.summary()}\n{error.summary()}", [
        Figure("alpha", reliability.value, reliability.n, reliability.low, reliability.high),
        Figure(f"sem, {error.route}", error.value, error.n, error.low, error.high),
    ]


def _item_rest(scale: Items) -> Made:
    rest = item_rest_of(scale)
    correlations = rest.table["item_rest"]
    return rest.summary(), [Figure(f"item-rest, {name}", float(value), rest.n) for name, value in correlations.items()]


def _omega(model: Omega) -> Made:
    figures = [Figure("omega total", model.total, model.n), Figure("residual", model.residual, model.n)]
    if model.hierarchical is not None:
        figures.append(Figure("omega hierarchical", model.hierarchical, model.n))
    return model.summary(), figures


def _dimensions(scale: Items) -> Made:
    several = dimensions_of(scale)
    return several.summary(), [
        Figure("dimensions", several.count, several.n),
        Figure("first over second eigenvalue", several.ratio, several.n),
    ]


def _dif(found_in: Dif) -> Made:
    n = sum(found_in.groups.values())
    gained = found_in.table["delta_r2"].dropna()
    return found_in.summary(), [Figure(f"R2 of groups, {name}", float(value), n) for name, value in gained.items()]
