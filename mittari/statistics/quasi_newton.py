"""Downhill to the least place of a smooth function, from its slopes and a running guess of its curvature (BFGS)."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

ROUNDS = 100
LONGEST = 1.0
"""No step is longer, in any direction, than this or the place itself."""
ENOUGH = 1e-4
"""The part of the promised descent that a step must keep to be taken."""
NOISE, SETTLED = 3e-14, 1e-10
"""How well a value is known, beside its own size; a step that promises less than that, or than this, is the last."""
APART = 1e-3
"""How far apart slopes are looked at to see the curvature."""
FLAT = 1e-6
"""The least curvature that is believed, beside the greatest."""


@dataclass(frozen=True)
class Place:
    """The value somewhere, and how to get the slope there (what it costs is spent only when asked)."""

    value: float
    slope: Callable[[], np.ndarray]


Surface = Callable[[np.ndarray], Place]


@dataclass(frozen=True)
class End:
    """Where a descent ended, the curvature it had seen, and whether there was nowhere left to go."""

    theta: np.ndarray
    value: float
    curvature: np.ndarray
    converged: bool
    evaluations: int


def descend(at: Surface, start: np.ndarray, curvature: np.ndarray | None, known: int = 0, least: float = 0.0) -> End:
    """The least place downhill from `start`; ends where a step promises less than `least`, or than noise.

    `curvature` (k, k) may be a guess, each step mends it; but for the first `known` places it is looked at anew, at
    the price of one slope each. Source: Nocedal & Wright 2006, chapter 6.
    """
    theta, here = start, at(start)
    slope = here.slope()
    looked = len(start) - known
    curvature, spent = _curvature(at, start, slope, curvature, known), 1 + looked
    for _ in range(ROUNDS):
        step = -np.linalg.solve(curvature, slope)
        promise = -float(slope @ step) / 2
        if promise < max(least, NOISE * abs(here.value), SETTLED):
            return End(theta + step, here.value, curvature, True, spent)
        step *= min(1.0, LONGEST / np.max(np.abs(step) / np.maximum(np.abs(theta), 1.0)))
        share, there, tried = _shortened(at, theta, step, here.value, promise)
        spent += tried
        if there is None:
            break
        later = there.slope()
        curvature = _mended(curvature, share * step, later - slope)
        theta, here, slope = theta + share * step, there, later
    return End(theta, here.value, curvature, False, spent)


def _shortened(
    at: Surface, theta: np.ndarray, step: np.ndarray, value: float, promise: float
) -> tuple[float, Place | None, int]:
    """The longest of ever halved steps that goes down enough, as its share, and where it leads; None: none does."""
    share = 1.0
    for tried in range(1, 30):
        there = at(theta + share * step)
        if there.value <= value - 2 * ENOUGH * share * promise:
            return share, there, tried
        share /= 2 if tried < 4 else 4
    return 0.0, None, 29


def _mended(curvature: np.ndarray, step: np.ndarray, change: np.ndarray) -> np.ndarray:
    """The curvature that has seen the slope change along a step; kept positive definite (Powell's damping)."""
    bent = curvature @ step
    before, seen = float(step @ bent), float(step @ change)
    if seen < 0.2 * before:
        share = 0.8 * before / (before - seen)
        change = share * change + (1 - share) * bent
    return curvature - np.outer(bent, bent) / before + np.outer(change, change) / float(step @ change)


def _curvature(at: Surface, theta: np.ndarray, here: np.ndarray, guess: np.ndarray | None, known: int) -> np.ndarray:
    """The curvature (k, k) from differences of slopes but for the first `known` places; made positive definite."""
    seen = np.zeros((len(theta),) * 2)
    for place in range(known, len(theta)):
        apart = APART * max(abs(theta[place]), 0.1)
        seen[place] = (at(theta + apart * np.eye(len(theta))[place]).slope() - here) / apart
    seen[known:, known:] = (seen[known:, known:] + seen[known:, known:].T) / 2
    seen[:known, known:] = seen[known:, :known].T
    if guess is not None:
        seen[:known, :known] = guess[:known, :known]
    values, turn = np.linalg.eigh(seen)
    return (turn * np.maximum(np.abs(values), FLAT * np.abs(values).max())) @ turn.T
