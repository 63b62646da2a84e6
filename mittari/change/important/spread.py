"""MIC by the distribution of the scores: half a standard deviation, or one SEM."""

import math

from mittari.change.important.result import ImportantChange
from mittari.errors import InputError, Problem

SAYS = "It knows only how scores spread, not what anybody finds important: take it where there is no anchor."


def by_half_sd(sd: float, n: int) -> ImportantChange:
    """Half the standard deviation before (raw points) of n people. Source: Norman, Sloan & Wyrwich 2003."""
    return _of("half a standard deviation before", 0.5 * sd, n)


def by_sem(sem: float, n: int) -> ImportantChange:
    """One standard error of measurement (raw points) found with n people. Source: Wyrwich, Tierney & Wolinsky 1999.

    Always below the noise of one person's change, which is 2.77 SEM.
    """
    return _of("one SEM", sem, n)


def _of(route: str, value: float, n: int) -> ImportantChange:
    if not (math.isfinite(value) and value > 0 and n > 0):
        raise InputError([Problem(route, "", "not a number above 0, or nobody", "give it in raw points, and its n")])
    return ImportantChange(route, value, math.nan, math.nan, n, 0.95, SAYS)
