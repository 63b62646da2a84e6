"""The shares of people in each status over time, where some leave the study and some join late: Aalen-Johansen."""

from dataclasses import dataclass

import numpy as np

from mittari.effects.transitions.counts import Moves, Tally, moves
from mittari.effects.transitions.histories import Histories
from mittari.effects.transitions.influence import Influence


@dataclass(frozen=True)
class Occupancy:
    """Shares (0-1) in each status, times x states; `times` begins with the start. `se` is robust, by client.

    `stay` is the mean time spent in each status from the start up to each of `horizons` (horizons x states).
    """

    times: np.ndarray
    share: np.ndarray
    se: np.ndarray
    at_risk: np.ndarray
    horizons: np.ndarray
    stay: np.ndarray
    stay_se: np.ndarray

    def place(self, points: np.ndarray) -> np.ndarray:
        """Which row holds at each point: that of the last move by then."""
        return np.searchsorted(self.times, points, side="right") - 1


def occupancy_of(tally: Tally, found: Moves, weights: np.ndarray) -> np.ndarray:
    """Shares, replicates x (1 + times) x states, for weights of replicates x clients; the first are of the start.

    p(t) = p(0) prod (I + dA), with dA = moves at a time / those at risk in the status just before it; all moves of
    one time happen at once (ties are exact). Shares are NaN where a replicate holds nobody at the start.
    """
    begun, moved, risk = weights @ tally.begun, weights @ tally.moved, tally.at_risk(weights)
    share = np.full((len(weights), tally.times + 1, tally.states), np.nan)
    with np.errstate(invalid="ignore"):
        share[:, 0] = begun / begun.sum(axis=1, keepdims=True)
    for time, (first, last) in enumerate(zip(found.starts[:-1], found.starts[1:], strict=True)):
        here, origin = slice(first, last), found.origin[first:last]
        people = risk[:, time, origin]
        rate = moved[:, here] / np.where(people > 0, people, 1)
        flow = share[:, time, origin] * rate
        share[:, time + 1] = share[:, time]
        for number, (left, reached) in enumerate(zip(origin, found.to[here], strict=True)):
            share[:, time + 1, left] -= flow[:, number]
            share[:, time + 1, reached] += flow[:, number]
    # Rounding leaves shares a hair below 0.
    return np.clip(share, 0, 1)


def aalen_johansen(stays: Histories, horizons: np.ndarray | None = None) -> Occupancy:
    """The shares in each status over time with robust standard errors, and the mean time in each up to `horizons`.

    Needs no Markov property (Datta & Satten 2001), as long as leaving the study and joining late hang on nothing but
    the status. The error is the infinitesimal jackknife: the root of the sum over clients of the squared influence of
    each one's weight, which takes all stays of a client together.
    Checked: R survival 3.5-3, survfit(Surv(etime, event) ~ 1) on mgus2, shares and errors to 1e-12 at 60, 120 and 240
    months; several statuses with ties, gaps and late entry to 1e-9.
    Source: Aalen & Johansen 1978; errors as survival's.
    """
    found = moves(stays)
    tally, one = Tally.of(stays, found), np.ones((1, len(stays.names)))
    risk, share = tally.at_risk(one)[0], occupancy_of(tally, found, one)[0]
    asked = np.sort(np.asarray([] if horizons is None else horizons, dtype=np.float64))
    se, stay_se = Influence(stays, found, risk, share).errors(asked)
    times = np.append(stays.start, found.times)
    return Occupancy(times, share, se, risk, asked, mean_stay(times, share, asked), stay_se)


def mean_stay(times: np.ndarray, share: np.ndarray, horizons: np.ndarray) -> np.ndarray:
    """The area under the shares (... x times x states) up to each horizon: ... x horizons x states."""
    return np.einsum("ht,...ts->...hs", widths(times, horizons), share)


def widths(times: np.ndarray, horizons: np.ndarray) -> np.ndarray:
    """How long the shares of each time hold before each horizon: horizons x times."""
    ends = np.append(times[1:], np.inf)
    return np.clip(np.minimum(ends, horizons[:, None]) - times, 0, None)
