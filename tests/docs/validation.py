"""Makes docs/validation.md: every command on the open data, R's figures beside. `python -m tests.docs.validation`."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.docs.validated import (
    change,
    cost,
    effects,
    goals,
    group,
    growth,
    link,
    msm,
    providers,
    psychometrics,
    series,
    transitions,
)
from tests.docs.validated.table import Validated

PAGE = Path(__file__).parents[2] / "docs/validation.md"
COMMANDS: tuple[Callable[[Path], Iterator[Validated]], ...] = (
    psychometrics.sections,
    change.sections,
    goals.sections,
    group.sections,
    growth.sections,
    effects.sections,
    msm.sections,
    series.sections,
    providers.sections,
    transitions.sections,
    link.sections,
    cost.sections,
)
INTRODUCTION = """# The figures of R beside ours
This page is made by `python -m tests.docs.validation`, and a test fails where it is not what that makes now: no number
on it is typed. Each command ran on open data files that published R packages hold too, or on simulated ones; they are
not part of this repository. A difference may be at most the tolerance: closed forms agree to the last digits, what an
optimiser finds to a thousandth.
"""


def page() -> str:
    """The whole page, with every command run anew."""
    with TemporaryDirectory() as place:
        lines = [line for sections in COMMANDS for one in sections(Path(place)) for line in one.lines()]
    return "\n".join([INTRODUCTION, *lines])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
