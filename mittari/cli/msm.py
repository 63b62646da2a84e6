"""mittari msm: services that follow the score, by weighting each person's path."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from mittari.cli.console import progress, say
from mittari.cli.options import EvenIfSmall, NewFolder
from mittari.cli.result_files import text_columns, words_or_why_not, write_result
from mittari.effects.marginal.outcome import Outcome
from mittari.effects.marginal.result import MarginalStructural
from mittari.effects.marginal.structural import marginal_structural
from mittari.effects.marginal.terms import read_terms
from mittari.effects.marginal.weights import effective_size

FIGURES = {"effects": "value", "se": "se", "low": "low", "high": "high"}
"""The name of each figure in msm.json, and the column it comes from; low and high are the ends of its 95 % interval."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(msm)


def msm(
    wide: Annotated[Path, typer.Argument(metavar="WIDE.csv", help="One row a client.")],
    treatments: Annotated[
        str, typer.Option(metavar="A0,A1,..", help="Columns of 0 and 1, one a period, in order of time.")
    ],
    covariates: Annotated[
        str,
        typer.Option(
            metavar="L0,L1,..",
            help="What each period's service may hang on, known before it: one set a period, as L0+X0,L1,L2. "
            "C(x) is a column of groups, x^2 a square.",
        ),
    ],
    outcome: Annotated[str, typer.Option(metavar="COL", help="Column with the outcome, in points.")],
    output: NewFolder,
    client: Annotated[str | None, typer.Option(metavar="COL", help="Column that names the client.")] = None,
    history: Annotated[
        Literal["last", "all"],
        typer.Option(help="Who gets a service hangs on the last treatment and covariates, or on all earlier ones too."),
    ] = "last",
    truncate: Annotated[float, typer.Option(help="Share of weights to cut off at either end, shown beside.")] = 0.01,
    even_if_small: EvenIfSmall = False,
) -> None:
    """Fit a marginal structural model by stabilised weights (Robins, Hernan & Brumback 2000).

    For services that go to those with low scores and raise the next score, where no regression on scores is right.
    DIR gets msm.json, balance.csv, positivity.csv, weights.csv and summary.txt (told from 20 people a period with it
    and 20 without). Rows that lack a value are counted and left out.

    Example: mittari msm wide.csv --treatments A0,A1,A2 --covariates L0,L1,L2 --outcome Y -o msm
    """
    sets = [one.strip() for one in covariates.split(",")]
    with progress("Weighting the paths"):
        found = marginal_structural(
            text_columns(wide, [outcome, *_numbers(sets)]),
            treatments=[one.strip() for one in treatments.split(",") if one.strip()],
            covariates=sets,
            outcome=outcome,
            client=client,
            history=history,
            truncate=truncate,
            source=wide.name,
        )
    words = words_or_why_not(found, even_if_small)
    tables = {"balance": found.balance, "positivity": found.positivity, "weights": found.weights}
    write_result(output, tables, _about(found, history), words, name="msm")
    say(words)
    say(f"{output}: msm.json, {', '.join(f'{name}.csv' for name in tables)} and summary.txt")


def _numbers(sets: list[str]) -> list[str]:
    """The columns of numbers in these sets of terms."""
    return [term.column for one in sets for term in read_terms(one) if term.kind != "groups"]


def _about(found: MarginalStructural, history: str) -> dict[str, Any]:
    return {
        **_figures(found.weighted),
        "crude": _figures(found.crude),
        "weights": _weights(found, "weight"),
        "truncated": {**_figures(found.truncated), "weights": _weights(found, "truncated"), "share": found.truncate},
        "n": len(found.weights),
        "left_out": found.left_out,
        "absent": found.absent,
        "history": history,
        "below_minimum": list(found.below_minimum),
    }


def _figures(one: Outcome) -> dict[str, dict[str, float]]:
    table = one.effects
    figures = {name: dict(zip(one.names, table[of].tolist(), strict=True)) for name, of in FIGURES.items()}
    return figures | {"always_against_never": {str(name): value for name, value in one.always.iloc[0].items()}}


def _weights(found: MarginalStructural, column: str) -> dict[str, float]:
    weight = found.weights[column]
    size = effective_size(weight.to_numpy())
    return {"mean": float(weight.mean()), "max": float(weight.max()), "effective_sample_size": size}
