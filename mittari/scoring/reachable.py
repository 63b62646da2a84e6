"""The lowest and highest score that any answers give, complete or with as many left out as the rule allows."""

import itertools
import math
from collections.abc import Iterator

import numpy as np

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.meter import Meter
from mittari.definitions.score import ScoreDefinition
from mittari.definitions.transform import AgainstNorm, Lookup
from mittari.scoring.given import Given
from mittari.scoring.rules import raw_score
from mittari.scoring.transforms import TRANSFORMS
from mittari.scoring.values import codes_scored, item_values

MOST_FORMS = 20_000


def reachable_range(meter: Meter, score: ScoreDefinition) -> tuple[float, float] | None:
    """Both ends after all transforms, or None where norms of groups leave them open.

    Raises InputError where a table lacks a raw score that answers can give.
    """
    if any(isinstance(step, AgainstNorm) for step in score.transform):
        return None
    raw = np.concatenate([_raw(meter, score, forms) for forms in _forms(meter, score)])
    raw = raw[~np.isnan(raw)]
    given = Given(meter, {}, {})
    for step in score.transform:
        if isinstance(step, Lookup):
            # One number more than the table has rows is enough to see that a row is missing.
            raw = np.arange(raw.min(), min(raw.max(), raw.min() + len(meter.structure.tables[step.table].rows)) + 1)
        raw = TRANSFORMS[step.kind](raw, step, given)
    if score.decimals is not None:
        raw = np.round(raw, score.decimals)
    return float(raw.min()), float(raw.max())


def _raw(meter: Meter, score: ScoreDefinition, forms: dict[str, np.ndarray]) -> np.ndarray:
    codes = {name: column for name, column in forms.items() if name in meter.items}
    earlier = {name: column for name, column in forms.items() if name in meter.scores}
    values = {name: item_values(meter, meter.items[name], column) for name, column in codes.items()}
    scores = {name: np.where(column == NonAnswer.MISSING, np.nan, column) for name, column in earlier.items()}
    return raw_score(score, Given(meter, codes, values, scores))[0]


def _forms(meter: Meter, score: ScoreDefinition) -> Iterator[dict[str, np.ndarray]]:
    """Columns by input whose scores reach both ends: every form where there are few, else the extreme ones."""
    choices = {name: [*_choices(meter, name), *_tested(meter, score, name)] for name in score.inputs}
    for others in _others(meter, score):
        if math.prod(map(len, choices.values())) <= MOST_FORMS and score.least_answered == len(choices):
            table = np.array(list(itertools.product(*choices.values())), dtype=np.float64)
        else:
            table = _extremes(meter, score, choices)
        columns = dict(zip(choices, table.T, strict=True))
        yield columns | {name: np.full(len(table), code) for name, code in others.items()}


def _choices(meter: Meter, name: str) -> list[float]:
    """The codes that give the different values of an item; both ends of an earlier score."""
    if name in meter.scores:
        return list(meter.scores[name].range)
    item = meter.items[name]
    coding = meter.coding(item)
    if coding and item.ticked == "count":
        return [2.0**ticked - 1 for ticked in range(len(coding.codes) + 1)]
    if coding and item.ticked:
        return [2.0**place for place in range(len(coding.codes))]
    return list(codes_scored(meter, item))


def _tested(meter: Meter, score: ScoreDefinition, name: str) -> Iterator[float]:
    """What conditions ask of an earlier score: it can lie between its ends."""
    for condition in getattr(score.rule, "conditions", ()):
        for bound in (condition.at_least, condition.at_most, *(condition.any_of or ())):
            if condition.score == name and bound is not None:
                low, high = meter.scores[name].range
                yield min(max(bound, low), high)


def _others(meter: Meter, score: ScoreDefinition) -> Iterator[dict[str, float]]:
    """Answers that choose or give the weights of the inputs."""
    chosen_by = getattr(score.rule, "chosen_by", None)
    if chosen_by:
        yield from ({chosen_by: float(code)} for code in score.rule.choices or {})  # type: ignore[union-attr]
        return
    names = score.rule.weights if score.rule.kind == "goal_attainment" else ()
    yield {name: float(max(_choices(meter, name))) for name in names}


def _extremes(meter: Meter, score: ScoreDefinition, choices: dict[str, list[float]]) -> np.ndarray:
    """All lowest, all highest, each with the fewest inputs that are enough, by what every input adds."""
    ends = []
    for name, codes in choices.items():
        column = np.array(codes, dtype=np.float64)
        values = column if name in meter.scores else item_values(meter, meter.items[name], column)
        added = values * (getattr(score.rule, "weights", None) or {}).get(name, 1.0) if _is_weighted(score) else values
        ends.append((column[np.argmin(added)], column[np.argmax(added)], added.min(), added.max()))
    low_codes, high_codes, lows, highs = np.array(ends).T
    forms = [low_codes, high_codes]
    for codes, order in ((low_codes, np.argsort(lows)), (high_codes, np.argsort(highs)[::-1])):
        few = np.full(len(codes), float(NonAnswer.MISSING))
        chosen = order[: score.least_answered]
        few[chosen] = codes[chosen]
        forms.append(few)
    return np.array(forms)


def _is_weighted(score: ScoreDefinition) -> bool:
    return score.rule.kind in ("weighted_sum", "weighted_mean")
