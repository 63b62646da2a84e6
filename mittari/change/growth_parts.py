"""Growth of clients who come in parts, as from the partitions of a snapshot."""

from collections.abc import Iterable
from typing import Literal

import pandas as pd

from mittari.change.by_column import by_column
from mittari.change.growth import Growth, client_table
from mittari.change.parts import check_parts, part_of
from mittari.change.repeated import repeated
from mittari.errors import InputError, Problem
from mittari.statistics.mixed_model import Rows, fit_sums
from mittari.statistics.mixed_sums import MixedSums, joined, mixed_sums


def growth_of_parts(
    frames: Iterable[pd.DataFrame],
    *,
    client: str = "client",
    time: str = "time",
    score: str = "score",
    method: Literal["REML", "ML"] = "REML",
    source: str = "measurements",
) -> Growth:
    """The growth model (see growth) of clients who come in parts, each client in one part with all rows.

    Each part is reduced to sums and let go, so parts may be read one after the other; the figures are those of all
    rows at once. Raises InputError for bad rows (named by part and line) and for a client in several parts.
    """
    models: list[MixedSums] = []
    names, unscored = [], 0
    for number, frame in enumerate(frames, start=1):
        rows = repeated(frame, client=client, time=time, score=score, source=part_of(source, number))
        unscored += rows.unscored
        names.append(rows.names)
        if len(rows.score):
            measured = Rows(rows.score, rows.time, rows.client, len(rows.names))
            models.append(mixed_sums(measured, models[0].units if models else None))
    everybody = check_parts(names, client, source)
    if not models:
        raise InputError([Problem(source, score, "there is no score", "name the column with the scores")])
    model = joined(models)
    with by_column(source, client=client, time=time, score=score):
        fit = fit_sums(model, reml=method == "REML")
    return Growth(fit, client_table(fit, everybody.rename(client), model.sums.zz[0].astype(int)), unscored, None)
