"""400 made-up clients of 20 providers by a rule, so that R can be given the same; and others drawn with known truth."""

import numpy as np
import pandas as pd


def twenty() -> pd.DataFrame:
    """Columns provider (p00-p19, 20 clients each), better, x, z."""
    i = np.arange(400)
    provider = (i * 7) % 20
    x, z = ((i * 37) % 101) / 50 - 1, (i % 3 == 0).astype(float)
    line = -0.3 + 0.8 * x + 0.5 * z + 0.9 * np.sin(provider * 2.3)
    better = (((i * 61) % 97 + 0.5) / 97 < 1 / (1 + np.exp(-line))).astype(int)
    return pd.DataFrame({"provider": [f"p{place:02d}" for place in provider], "better": better, "x": x, "z": z})


def drawn(
    seed: int, providers: int, sizes: tuple[int, int], spread: float, mix: float
) -> tuple[pd.DataFrame, np.ndarray]:
    """Clients (provider, better, x) and each provider's true level; `mix` is how much x tells."""
    rng = np.random.default_rng(seed)
    count = rng.integers(*sizes, providers)
    provider = np.repeat(np.arange(providers), count)
    x = rng.normal(0, 1, len(provider)) + rng.normal(0, 1, providers)[provider]
    level = rng.normal(0, spread, providers)
    better = rng.random(len(provider)) < 1 / (1 + np.exp(-(mix * x + level[provider])))
    names = np.array([f"p{place:03d}" for place in range(providers)])
    return pd.DataFrame({"provider": names[provider], "better": better.astype(int), "x": x}), level
