"""mittari goals: change in goal attainment, from a file of goals with their levels at the start and at the end."""

from pathlib import Path
from typing import Annotated, Any

import typer

from mittari.change.goals import COUNTS, GoalChange, goal_change
from mittari.cli.console import say
from mittari.cli.options import ClientColumn, EvenIfSmall, NewFolder
from mittari.cli.result_files import text_columns, words_or_why_not, write_result


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(goals)


def goals(
    levels: Annotated[Path, typer.Argument(metavar="GOALS.csv", help="One row a client and goal.")],
    client: ClientColumn,
    goal: Annotated[str, typer.Option(metavar="COL", help="Column that names or numbers the client's goal.")],
    start: Annotated[str, typer.Option(metavar="COL", help="Column with the level at the start, -2 to 2.")],
    end: Annotated[str, typer.Option(metavar="COL", help="Column with the level at the end.")],
    output: NewFolder,
    weight: Annotated[str | None, typer.Option(metavar="COL", help="Column with the goal's weight.")] = None,
    correlation: Annotated[float, typer.Option(metavar="R", help="Assumed between goals, 0 to below 1.")] = 0.3,
    even_if_small: EvenIfSmall = False,
) -> None:
    """Compare each client's goal attainment (GAS, T-scores) at the start and at the end (Kiresuk & Sherman 1968).

    DIR gets clients.csv (how many goals went up, stayed, went down and were reached, beside T), goals.json and
    summary.txt (told from 10 clients on). A goal without both levels is left out of T at both times, and counted.

    Example: mittari goals goals.csv --client id --goal number --start entry --end exit -o goals
    """
    numbers = [start, end, *([weight] if weight else [])]
    found = goal_change(
        text_columns(levels, numbers),
        client=client,
        goal=goal,
        start=start,
        end=end,
        weight=weight,
        correlation=correlation,
        source=levels.name,
    )
    words = words_or_why_not(found, even_if_small)
    write_result(output, {"clients": found.clients}, _about(found), words, name="goals")
    say(words)
    say(f"{output}: clients.csv, goals.json and summary.txt")


def _about(found: GoalChange) -> dict[str, Any]:
    mean, low, high = found.mean_change()
    told = found.told
    return {
        "clients": len(told),
        "counts": {name: int(told[name].sum()) for name in (*COUNTS, "reached")},
        "mean_change": {"value": mean, "low": low, "high": high},
        "correlation": found.correlation,
        "unrated": found.unrated,
        "expected_at_start": found.expected_at_start,
        "below_minimum": list(found.below_minimum),
    }
