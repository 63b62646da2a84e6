"""Whether sums can tell the parts of a mixed model apart; what they can't is refused in words."""

import numpy as np

from mittari.errors import InputError, Problem
from mittari.statistics.client_sums import ClientSums

MODEL = "model"
"""In the place of a file: a model does not know where its columns come from."""
UNIDENTIFIED = 1e-9
EQUAL = 1e-20


def check_identified(sums: ClientSums, names: tuple[str, ...], slope: bool) -> None:
    """Raises InputError where clients or scores are too few, all are equal, or a fixed column follows from others."""
    effects = sums.clients * (2 if slope else 1)
    if sums.clients < 2:
        raise refusal("client", "with one client nobody's course can be told from the others'", "give more clients")
    if sums.rows <= effects:
        each = "an intercept and a slope" if slope else "an intercept"
        reason = f"{sums.rows} scores of {sums.clients} clients are too few for {each} of each client"
        raise refusal("score", reason, "slopes need three scores of most clients")
    if _equal(sums, -1):
        raise refusal("score", "all scores are equal, so there is no change to explain", "look at the score column")
    if _equal(sums, 1):
        raise refusal("time", "all scores are of one time, so there is no change to see", "look at the time column")
    _check_columns(sums.qq[:-1, :-1] / sums.rows, names)


def refusal(place: str, reason: str, advice: str) -> InputError:
    """The error of a model that can't be fitted."""
    return InputError([Problem(MODEL, place, reason, advice)])


def _equal(sums: ClientSums, column: int) -> bool:
    """Whether all values of a column are equal (they are given near 0, in units of their own)."""
    mean, square = sums.qq[0, column] / sums.rows, sums.qq[column, column] / sums.rows
    return bool(square - mean**2 <= EQUAL + 1e-14 * square)


def _check_columns(products: np.ndarray, names: tuple[str, ...]) -> None:
    for place in range(1, len(products)):
        before, own = products[:place, :place], products[place, place]
        left = own - products[place, :place] @ np.linalg.solve(before, products[:place, place])
        if left < UNIDENTIFIED * max(own, 1.0):
            before_it = " and ".join(names[:place])
            reason = f"{names[place]} follows from {before_it} in every row, so their effects can't be told apart"
            raise refusal(names[place], reason, "the data must hold rows that differ in it, or the model be smaller")
