"""What a series lacks in time, in words: times without a row, and single times that make the step small."""

import numpy as np

from mittari.effects.series.points import Points

NAMED = 3


def gaps_told(points: Points) -> list[str]:
    """A line where times have no row, and one where few times lie between those that most points keep to."""
    if not points.without_row:
        return []
    whole = len(points.time) + points.unmeasured + points.without_row
    has = "has" if points.without_row == 1 else "have"
    lines = [f"In steps of {points.step:g}: {points.without_row} of {whole} times from first to last {has} no row"]
    odd = times_between(points)
    if len(odd):
        more = f" and {len(odd) - NAMED} more" if len(odd) > NAMED else ""
        lines.append(
            f"TIMES BETWEEN: most points are {_usual(points) * points.step:g} apart; "
            f"{', '.join(f'{time:g}' for time in odd[:NAMED])}{more} between them made the step {points.step:g}. "
            "Look whether that is written right: the errors' correlation is told by the step."
        )
    return lines


def times_between(points: Points) -> np.ndarray:
    """The times off the steps that most points are apart; empty where most are one step apart."""
    place = points.steps % _usual(points)
    return points.time[place != np.bincount(place).argmax()]


def _usual(points: Points) -> int:
    return max(int(np.median(np.diff(points.steps))), 1)
