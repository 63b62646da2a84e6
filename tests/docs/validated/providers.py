"""mittari providers beside glm and lme4's glmer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from tests.docs.validated.table import Row, Validated, each, one, r_figures, run
from tests.shared_files import DATA

COMMAND = "mittari providers clients.csv --provider study --outcome calm --casemix upset,nervous -o providers"
SAYS = (
    "R 4.2.2: `glm` for the case mix, and `glmer` (lme4 1.1-31, nAGQ = 25) for the shrunken rates. Its own levels are "
    "the likeliest ones where ours are the mean ones, hence a hundredth. The 28 studies of `psychtools_sai_time1.csv` "
    "stand for providers, who answered 3 or 4 to one item for an outcome, and two other items for the case mix."
)


def sections(folder: Path) -> Iterator[Validated]:
    """28 studies in place of providers."""
    answers = pd.read_csv(DATA / "psychtools_sai_time1.csv").dropna(subset="calm")
    clients = answers[["study", "upset", "nervous"]].assign(calm=(answers["calm"] >= 3).astype(int))
    clients.to_csv(folder / "clients.csv", index=False)
    run(COMMAND, folder)
    yield Validated("mittari providers", SAYS, (COMMAND,), tuple(_rows(folder / "providers")))


def _rows(place: Path) -> Iterator[Row]:
    found, r = json.loads((place / "fit.json").read_text()), r_figures("providers")
    table = pd.read_csv(place / "providers.csv").set_index("study").loc[r["names"]]
    names = list(found["case_mix"]["coefficients"])
    yield from each(
        {f"case mix: {name}": value for name, value in found["case_mix"]["coefficients"].items()},
        dict(zip(names, r["coefficients"], strict=True)),
        1e-6,
    )
    yield Row("observed, all 28", tuple(table["observed"]), tuple(r["observed"]), 0)
    yield Row("expected, all 28", tuple(table["expected"]), tuple(r["expected"]), 1e-6)
    between = found["between"]
    yield from each(
        {f"with own levels: {name}": value for name, value in between["coefficients"].items()},
        dict(zip(names, r["between"], strict=True)),
        1e-3,
        True,
    )
    yield one("standard deviation of the levels", between["sd"], r["sd"], 1e-3, True)
    ratio = 2 * (between["log_likelihood"] - between["log_likelihood_without"])
    yield one("likelihood ratio against no difference", ratio, r["ratio"], 1e-3)
    yield Row("shrunken rates, all 28", tuple(table["shrunken"]), tuple(r["shrunken"]), 1e-2)
