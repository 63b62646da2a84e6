"""mittari course: who is below the course of people who started alike."""

from pathlib import Path
from typing import Annotated, Any

import pandas as pd
import typer

from mittari.change.expected.course import Plan, Track
from mittari.change.expected.curve import Curve, Knowing, Shape
from mittari.change.expected.picture import course_svg
from mittari.change.expected.result import Followed, expected_course
from mittari.cli.console import progress, say
from mittari.cli.options import Better, ClientColumn, EvenIfSmall, NewFolder, ScoreColumn, TimeColumn
from mittari.cli.result_files import text_columns, words_or_why_not, write_result
from mittari.cli.use_level import require_individual


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(course)


def course(
    earlier: Annotated[Path, typer.Argument(metavar="EARLIER.csv", help="Earlier people: one row a client and time.")],
    measurements: Annotated[
        Path, typer.Argument(metavar="MEASUREMENTS.csv", help="People followed now, with the same columns.")
    ],
    client: ClientColumn,
    time: TimeColumn,
    score: ScoreColumn,
    better: Better,
    output: NewFolder,
    band: Annotated[
        float, typer.Option(metavar="P", min=1, max=99, help="Per cent of people like these within the band.")
    ] = 80,
    strata: Annotated[
        int, typer.Option(min=1, help="Into how many groups people are parted by their first score.")
    ] = 3,
    shape: Annotated[Shape, typer.Option(help="Straight lines in time, or in log(1 + time), time in months.")] = "line",
    knowing: Annotated[
        Knowing, typer.Option(help="What the band knows of a person: the start, or all scores before this one.")
    ] = "start",
    low: Annotated[float | None, typer.Option(help="Lowest possible score: nothing is expected below it.")] = None,
    high: Annotated[float | None, typer.Option(help="Highest possible score: likewise.")] = None,
    seed: Annotated[int, typer.Option(help="Draws which earlier people are held out to check the band.")] = 1,
    even_if_small: EvenIfSmall = False,
) -> None:
    """Hold each later score beside the band that earlier people who started alike kept to (Finch and others 2001).

    Times count from each client's first score. DIR gets scores.csv (a row a later score: expected, low, high, track),
    clients.csv (who is not on track now, and since when), curve.csv and course.svg (bands of 80, 85 and 90 %),
    check.csv (shares below the band among earlier people held out), course.json and summary.txt (told from 50
    earlier clients a stratum on). People who are in both files are left out of the curve. A score below the band is a
    reason to talk, not a verdict.

    Example: mittari course before.csv now.csv --client id --time month --score y --better higher -o course
    """
    require_individual(score, "--score", "follow a score that may be read for a person")
    plan = Plan(better, strata, shape, band / 100, knowing, low, high)
    before, now = (text_columns(path, [time, score]) for path in (earlier, measurements))
    sources = (earlier.name, measurements.name)
    with progress("Fitting the curves"):
        found = expected_course(before, now, plan, client=client, time=time, score=score, seed=seed, sources=sources)
    words = words_or_why_not(found, even_if_small)
    tables = _tables(found, client)
    write_result(output, tables, _about(found, seed), words, "course", {"course": course_svg(found)})
    say(words)
    say(f"{output}: {', '.join(f'{name}.csv' for name in tables)}, course.svg, course.json and summary.txt")


def _tables(found: Followed, client: str) -> dict[str, pd.DataFrame]:
    check = {"check": found.check.shares.rename_axis("earlier")} if found.check else {}
    scores = found.scores.rename(columns={"client": client}).set_index(client)
    return {"scores": scores, "clients": found.clients, "curve": found.curve.set_index("stratum")} | check


def _about(found: Followed, seed: int) -> dict[str, Any]:
    plan, counts = found.course.plan, found.clients["track"].value_counts()
    about = {
        "band": plan.band,
        "knowing": plan.knowing,
        "shape": plan.shape,
        "better": plan.better,
        "edges": found.course.edges.tolist(),
        "strata": [
            {"clients": clients} | _curve(curve)
            for clients, curve in zip(found.earlier, found.course.curves, strict=True)
        ],
        "left_out": found.left_out,
        "people": len(found.clients),
        "tracks": {track.value: int(counts.get(track, 0)) for track in Track},
        "below_minimum": list(found.below_minimum),
    }
    if check := found.check:
        whole = check.shares.loc["all"].to_dict()
        early, back = check.late
        about["check"] = {
            "nominal": check.nominal,
            "below": whole["below"],
            "low": whole["low"],
            "high": whole["high"],
            "uncalibrated": check.uncalibrated,
            "late_responders": {"below_before_their_last": early, "not_below_at_their_last": back},
            "seed": seed,
        }
    return about


def _curve(curve: Curve) -> dict[str, Any]:
    (intercept, covariance), (_, slope) = curve.fit.client_covariance
    return {
        "middle_first": curve.middle,
        "longest": curve.longest,
        "fixed": dict(zip(curve.fit.names, curve.fit.fixed.tolist(), strict=True)),
        "sigma": curve.fit.sigma,
        "variance": {"client_intercept": intercept, "client_slope": slope, "client_covariance": covariance},
        "converged": curve.fit.converged,
        "singular": curve.fit.singular,
    }
