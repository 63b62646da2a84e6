"""mittari cost: what a reliable improvement costs, in one group or beside another."""

from pathlib import Path
from typing import Annotated, Any

import typer

from mittari.cli.console import progress, say
from mittari.cli.options import EvenIfSmall, NewFolder
from mittari.cli.result_files import text_columns, words_or_why_not, write_result
from mittari.effects.cost.evaluate import cost_per_improvement
from mittari.effects.cost.evaluation import CostEvaluation
from mittari.effects.cost.per_improvement import REPLICATES, SEED
from mittari.errors import InputError, Problem


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(cost)


def cost(
    clients: Annotated[Path, typer.Argument(metavar="CLIENTS.csv", help="One row a client.")],
    cost: Annotated[str, typer.Option(metavar="COL", help="Column with what the client's whole path cost.")],
    improved: Annotated[str, typer.Option(metavar="COL", help="Column with 1 where reliably improved, 0 where not.")],
    output: NewFolder,
    group: Annotated[str | None, typer.Option(metavar="COL", help="Column with the client's group.")] = None,
    against: Annotated[
        str | None, typer.Option(metavar="NAME", help="Compare with this group; of two, the first by name.")
    ] = None,
    client: Annotated[
        str | None, typer.Option(metavar="COL", help="Column that names the client: refuses several rows of one.")
    ] = None,
    worth: Annotated[str, typer.Option(metavar="0,1000,...", help="What an improvement may be worth.")] = "",
    replicates: Annotated[int, typer.Option(min=200, help="How often clients are drawn again.")] = REPLICATES,
    seed: Annotated[int, typer.Option(min=0, help="Where drawing begins: the same again with the same seed.")] = SEED,
    even_if_small: EvenIfSmall = False,
) -> None:
    """Sum of costs over the number reliably improved, with intervals; groups side by side, with the net benefit.

    An empty cell under --improved is a client of whom it is not known: told at both extremes. DIR gets groups.csv (and
    increments.csv and acceptability.csv where groups are compared), cost.json and summary.txt (what it assumes and
    can't say; told from 10 clients, 30 a group to compare). No interval where it has no end (Fieller 1954); nobody
    improved gives a bound.

    Example: mittari cost clients.csv --cost euros --improved improved --group service --against usual -o cost
    """
    frame = text_columns(clients, [cost, improved])
    with progress("Drawing clients"):
        found = cost_per_improvement(
            frame,
            cost=cost,
            improved=improved,
            group=group,
            against=against,
            client=client,
            worth=_amounts(worth),
            replicates=replicates,
            seed=seed,
            source=clients.name,
        )
    words = words_or_why_not(found, even_if_small)
    tables = {"groups": found.table}
    if found.increments:
        curves = found.acceptability.set_index("group")
        tables |= {"increments": found.increment_table, "acceptability": curves}
    write_result(output, tables, _about(found, replicates, seed), words, "cost")
    say(words)
    say(f"{output}: {', '.join(f'{name}.csv' for name in tables)}, cost.json and summary.txt")


def _amounts(words: str) -> list[float]:
    try:
        return [float(word) for word in words.split(",") if word.strip()]
    except ValueError:
        problem = Problem("--worth", "", "holds something that is no number", "give for example 0,1000,2500")
        raise InputError([problem]) from None


def _about(found: CostEvaluation, replicates: int, seed: int) -> dict[str, Any]:
    return {
        "groups": found.table.to_dict("index"),
        "increments": found.increment_table.to_dict("index"),
        "against": found.against,
        "level": found.level,
        "replicates": replicates,
        "seed": seed,
        "below_minimum": list(found.below_minimum),
    }
