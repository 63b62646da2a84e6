"""Files in and out of the commands that give a result: columns as text in; tables, a JSON and summary.txt out."""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from mittari.change.growth import fixed_table
from mittari.errors import InputError, Problem
from mittari.formats.csv_file import open_csv
from mittari.formats.data import whole_place
from mittari.statistics.minimum import TOO_LITTLE
from mittari.statistics.mixed_model import MixedFit


def text_columns(path: Path, numbers: list[str], nobody: bool = False) -> pd.DataFrame:
    """All columns of a file as stripped text; in those of `numbers` a decimal comma becomes a point where it is one.

    Raises InputError for a file that can't be read, or (unless there may be `nobody`) has no row below its header.
    """
    source = open_csv(path)
    frame = source.read().apply(lambda column: column.str.strip())
    if frame.empty and not nobody:
        advice = "look whether it is the right file, and whether it was saved whole"
        raise InputError([Problem(path.name, "", "there is no row below the header", advice)])
    if not source.decimal_comma:
        return frame
    there = [name for name in numbers if name in frame]
    return frame.assign(**{name: frame[name].str.replace(",", ".", regex=False) for name in there})


def told(fit: MixedFit, names: list[str], below: tuple[str, ...]) -> dict[str, Any]:
    """What fit.json says of every model; `names` are those of the fixed effects, low and high the ends of 95 %."""
    (intercept, covariance), (_, slope) = fit.client_covariance
    fixed = fixed_table(fit).set_axis(names).to_dict()
    return {
        "criterion": fit.criterion,
        "method": "REML" if fit.reml else "ML",
        "n": fit.rows,
        "clients": fit.client_effects.shape[1],
        "fixed": fixed["value"],
        **{name: fixed[name] for name in ("se", "low", "high")},
        "sigma": fit.sigma,
        "variance": {
            "client_intercept": intercept,
            "client_slope": slope,
            "client_covariance": covariance,
            "residual": fit.sigma**2,
        },
        "converged": fit.converged,
        "singular": fit.singular,
        "below_minimum": list(below),
    }


def write_result(
    output: Path,
    tables: Mapping[str, pd.DataFrame],
    about: Mapping[str, Any],
    summary: str,
    name: str = "fit",
    pictures: Mapping[str, str] | None = None,
) -> None:
    """A new folder with each table as CSV (its index first), what is told about it as `name`.json, and summary.txt.

    `pictures` are SVG, each written under its name.
    """
    with whole_place(output) as place:
        place.mkdir()
        for table_name, table in tables.items():
            table.to_csv(place / f"{table_name}.csv", lineterminator="\n", encoding="utf-8")
        text = json.dumps(_plain(about), indent=2, ensure_ascii=False, allow_nan=False)
        (place / f"{name}.json").write_text(text + "\n", encoding="utf-8")
        for picture, drawn in (pictures or {}).items():
            (place / f"{picture}.svg").write_text(drawn, encoding="utf-8")
        (place / "summary.txt").write_text(summary + "\n", encoding="utf-8")


def words_or_why_not(result: Any, even_if_small: bool) -> str:
    """The summary, or why the figures are not put into words."""
    try:
        return str(result.summary(even_if_small))
    except InputError as error:
        first, *others = (problem.reason for problem in error.problems)
        why = "; ".join([first, *(reason.removeprefix(TOO_LITTLE) for reason in others)])
        return f"Not put into words: {why}. The tables hold the figures; --even-if-small puts them into words."


def _plain(value: Any) -> Any:
    """Numbers as JSON knows them; what is not finite is null."""
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
