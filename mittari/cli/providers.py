"""mittari providers: providers beside each other, once who came to them is allowed for."""

from pathlib import Path
from typing import Annotated, Any

import typer

from mittari.cli.console import progress, say
from mittari.cli.options import NewFolder
from mittari.cli.result_files import text_columns, words_or_why_not, write_result
from mittari.effects.providers.compare import FEWEST, compare_providers
from mittari.effects.providers.comparison import ProviderComparison
from mittari.effects.providers.picture import funnel_svg


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(providers)


def providers(
    clients: Annotated[Path, typer.Argument(metavar="CLIENTS.csv", help="One row a client.")],
    provider: Annotated[str, typer.Option(metavar="COL", help="Column that names the provider.")],
    outcome: Annotated[str, typer.Option(metavar="COL", help="Column with 1 where it came about, 0 where not.")],
    output: NewFolder,
    casemix: Annotated[
        str, typer.Option(metavar="A,B,C", help="Columns known at intake: numbers, or names of categories.")
    ] = "",
    categories: Annotated[
        str, typer.Option(metavar="A,B", help="Those of the case mix whose numbers are only names.")
    ] = "",
    fewest: Annotated[int, typer.Option(min=1, help="Providers with fewer clients get no figures.")] = FEWEST,
    even_if_small: Annotated[
        bool, typer.Option("--even-if-small", help="Put figures into words also of fewer than 10 providers.")
    ] = False,
) -> None:
    """Compare observed with expected outcomes: funnel, over-dispersion and shrunken rates (Spiegelhalter 2005).

    The expected comes from a logistic regression on the case mix: only what was known before the service began. DIR
    gets providers.csv (in order of name; this ranks nobody), fit.json, funnel.svg and summary.txt (what it assumes and
    can't say; told from 10 providers on).

    Example: mittari providers clients.csv --provider unit --outcome improved --casemix age,sex,score_0 -o providers
    """
    mix = listed(casemix)
    with progress("Comparing providers"):
        found = compare_providers(
            text_columns(clients, [outcome, *mix]),
            provider=provider,
            outcome=outcome,
            case_mix=mix,
            categories=listed(categories),
            fewest=fewest,
            source=clients.name,
        )
    words = words_or_why_not(found, even_if_small)
    write_result(output, {"providers": found.table}, _about(found), words, pictures={"funnel": funnel_svg(found)})
    say(words)
    say(f"{output}: providers.csv, fit.json, funnel.svg and summary.txt")


def listed(names: str) -> list[str]:
    """The names between commas."""
    return [name.strip() for name in names.split(",") if name.strip()]


def _about(found: ProviderComparison) -> dict[str, Any]:
    names = ["intercept", *found.columns]
    return {
        "clients": found.clients,
        "unknown_outcome": found.unknown_outcome,
        "unknown_intake": found.unknown_intake,
        "providers": len(found.table),
        "providers_shown": len(found.shown),
        "rate": found.target,
        "over_dispersion": found.phi,
        "case_mix": {
            "coefficients": dict(zip(names, found.case_mix.coefficients.tolist(), strict=True)),
            "concordance": found.concordance,
        },
        "between": {
            "coefficients": dict(zip(names, found.between.coefficients.tolist(), strict=True)),
            "sd": found.between.sd,
            "log_likelihood": found.between.log_likelihood,
            "log_likelihood_without": found.between.log_likelihood_without,
            "p_no_difference": found.p_no_difference,
            "converged": found.between.converged,
            "singular": found.between.singular,
        },
        "below_minimum": list(found.below_minimum),
    }
