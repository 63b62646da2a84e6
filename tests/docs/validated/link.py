"""mittari link beside R's glm and the published formulas."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from tests.docs.validated.table import Row, Validated, r_figures, run
from tests.psychometrics.answers import CALM, anxiety

METHODS = {"mean": "", "linear": "", "equipercentile": " --smoothing 4"}
DECLARED = """\
measures: how tense people are
from: {range: [10, 40], direction: lower}
to: {range: [10, 40], direction: lower}
why: items of one list
declared_by: these tests
date: 2026-01-31
"""
SAYS = (
    "R 4.2.2: means and standard deviations, and for ranks `glm(n ~ poly(10:40, 4), poisson)` of either half and the "
    "formula of Kolen & Brennan 2014. The sum of ten items of `psychtools_sai_time1.csv` read on that of the others, "
    "for the 2,931 who answered all; `same.yaml` declares that they measure one thing."
)


def sections(folder: Path) -> Iterator[Validated]:
    """Two halves of 20 items, by each method."""
    items = anxiety().dropna()
    halves = {"calm": items[list(CALM)].sum(axis=1), "tense": items.drop(columns=list(CALM)).sum(axis=1)}
    pd.DataFrame(halves).astype(int).to_csv(folder / "halves.csv", index=False)
    (folder / "same.yaml").write_text(DECLARED, encoding="utf-8")
    commands, rows, r = [], [], r_figures("linking")
    for method, more in METHODS.items():
        options = f"--declared same.yaml --method {method}{more}"
        commands.append(f"mittari link halves.csv --from calm --to tense {options} -o link-{method}")
        run(commands[-1], folder)
        table = pd.read_csv(folder / f"link-{method}" / "table.csv")
        tolerance = 1e-6 if more else 1e-9
        rows.append(Row(f"{method}: scores 10 to 40", tuple(table["to"]), tuple(r[method]), tolerance))
    yield Validated("mittari link", SAYS, tuple(commands), tuple(rows))
