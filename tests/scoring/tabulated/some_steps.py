"""Random steps of items and bytes of answers to them."""

import numpy as np

from mittari.scoring.tabulated.code_bytes import NO_ANSWER, NO_CODE

KINDS = ("rising", "falling", "listed", "negative")


def some_steps(rng: np.random.Generator, kind: str | None = None, most: int = 120) -> np.ndarray:
    """Steps by byte: rising or falling with the code, at random, or of negative codes."""
    kind = kind or str(rng.choice(KINDS))
    low, span = int(rng.integers(0, 4)), int(rng.integers(1, rng.choice([3, 12, most])))
    codes = np.arange(low, min(low + span + 1, 128))
    steps = np.full(256, NO_CODE, dtype=np.int16)
    steps[128:132] = NO_ANSWER
    if kind == "rising":
        steps[codes] = codes - low
    elif kind == "falling":
        steps[codes] = codes[-1] - codes
    elif kind == "listed":
        steps[codes] = rng.integers(0, span + 1, len(codes))
    else:
        steps[(codes - 60) % 256] = codes - low
    return steps


def some_bytes(rng: np.random.Generator, steps: np.ndarray, rows: int) -> np.ndarray:
    """Allowed bytes."""
    return rng.choice(np.flatnonzero(steps != NO_CODE), rows).astype(np.uint8)
