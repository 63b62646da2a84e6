"""A small group of made-up clients with measurements and spells whose services have known effects."""

import numpy as np
import pandas as pd

EFFECTS = np.array([-0.6, -0.3, 0.0, 0.3, 0.6])


def courses(clients: int = 60, waves: int = 4, seed: int = 2) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Measurements (client, time, score) at uneven times, and spells (id, service, provider, start, end)."""
    rng = np.random.default_rng(seed)
    who = np.repeat(np.arange(clients), 2)
    service = np.concatenate([rng.choice(5, 2, replace=False) for _ in range(clients)])
    start = rng.uniform(0, 8, len(who)).round(2)
    spells = pd.DataFrame({"id": who, "service": service, "provider": service * 10 + rng.integers(0, 2, len(who))})
    spells = spells.assign(start=start, end=start + rng.uniform(2, 8, len(who)).round(2))
    client = np.repeat(np.arange(clients), waves)
    time = (np.tile(np.arange(waves) * 5.0, clients) + rng.uniform(0, 1, len(client))).round(2)
    rows = pd.DataFrame({"client": client, "time": time}).reset_index().merge(spells, left_on="client", right_on="id")
    lived = (np.minimum(rows["time"], rows["end"]) - rows["start"]).clip(lower=0)
    worked = (lived * EFFECTS[rows["service"]]).groupby(rows["index"]).sum().to_numpy()
    own = rng.normal(0, 1, (2, clients)) * np.array([[5], [0.2]])
    score = 50 + own[0, client] + (0.2 + own[1, client]) * time + worked + rng.normal(0, 1, len(client))
    return pd.DataFrame({"client": client, "time": time, "score": score}), spells
