"""A table of docs/validation.md: what a command wrote, and R's figure beside it."""

import contextlib
import io
import json
import math
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mittari.cli import command_line
from tests.shared_files import DATA

HEAD = "| figure | mittari | R | difference | tolerance |"


@dataclass(frozen=True)
class Row:
    """One or several figures that belong together, ours and R's; `relative` says that the tolerance is a share."""

    what: str
    ours: tuple[float, ...]
    r: tuple[float, ...]
    tolerance: float
    relative: bool = False

    @property
    def difference(self) -> float:
        """The largest difference, as a share of R's figure where the tolerance is one."""
        pairs = zip(self.ours, self.r, strict=True)
        return max(abs(one - other) / (abs(other) if self.relative else 1) for one, other in pairs)

    def line(self) -> str:
        """The row in Markdown; raises AssertionError where the figures are further apart than they may be."""
        assert self.difference <= self.tolerance, f"{self.what}: {self.ours} and {self.r}"
        figures = (", ".join(shown(one) for one in side) for side in (self.ours, self.r))
        allowed = "exact" if not self.tolerance else f"{self.tolerance:g}{' of it' if self.relative else ''}"
        return f"| {self.what} | {' | '.join(figures)} | {self.difference:.0e} | {allowed} |".replace("0e+00", "0")


@dataclass(frozen=True)
class Validated:
    """A section of the page: the commands that were run, what must be said of them, and the rows."""

    title: str
    says: str
    commands: tuple[str, ...]
    rows: tuple[Row, ...]

    def lines(self) -> Iterator[str]:
        """The section in Markdown."""
        yield f"## {self.title}\n{self.says}\n"
        yield "\n".join(["```text", *self.commands, "```", "", HEAD, "| --- | --- | --- | --- | --- |"])
        yield from (row.line() for row in self.rows)
        yield ""


def shown(value: float) -> str:
    """A figure with eight digits; whole numbers whole."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e9 else f"{value:.8g}"


def one(what: str, ours: float, r: float, tolerance: float, relative: bool = False) -> Row:
    """A row of one figure."""
    return Row(what, (float(ours),), (float(r),), tolerance, relative)


def each(ours: Mapping[str, Any], r: Mapping[str, Any], tolerance: float, relative: bool = False) -> list[Row]:
    """A row for each of R's figures, under our name for it, in R's order."""
    pairs = zip(ours.items(), r.values(), strict=True)
    return [one(name, mine, other, tolerance, relative) for (name, mine), other in pairs]


def r_figures(name: str) -> Any:
    """What r_figures.R found under that name."""
    return json.loads(Path(__file__).with_name("r_figures.json").read_text("utf-8"))[name]


def run(command: str, folder: Path) -> None:
    """Run a command as it stands on the page: files from the open data or the folder, results into the folder."""
    first, *words = (str(DATA / word) if (DATA / word).is_file() else word for word in shlex.split(command))
    assert first == "mittari"
    with contextlib.chdir(folder), contextlib.redirect_stderr(io.StringIO()):
        command_line(words)(words, standalone_mode=False)


def is_near(found: str, kept: str) -> bool:
    """Whether two pages say the same, figures that differ by less than a hundredth of their tolerance alike."""
    ours, theirs = found.splitlines(), kept.splitlines()
    return len(ours) == len(theirs) and all(map(_alike, ours, theirs))


def _alike(line: str, other: str) -> bool:
    if line == other:
        return True
    cells, others = ([cell.strip() for cell in each_one.split("|")] for each_one in (line, other))
    if len(cells) != 7 or len(others) != 7 or cells[1:2] + cells[5:] != others[1:2] + others[5:]:
        return False
    allowed = 0.0 if cells[5] == "exact" else float(cells[5].partition(" ")[0])
    return cells[3] == others[3] and all(
        map(lambda a, b: _close(a, b, allowed), _numbers(cells[2]), _numbers(others[2]))
    )


def _numbers(cell: str) -> list[float]:
    return [float(part) for part in cell.split(",")]


def _close(one_value: float, other: float, allowed: float) -> bool:
    return math.isclose(one_value, other, rel_tol=max(allowed / 100, 1e-6), abs_tol=allowed / 100)
