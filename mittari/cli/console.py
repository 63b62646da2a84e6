"""What a command says to the person at the terminal; figures go to files, words go to standard error."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from mittari.errors import MittariError, Problem, ProblemsError
from mittari.statistics.summary import counted as counted

console = Console(stderr=True, highlight=False, soft_wrap=True)
SHOWN = 50


def say(text: str) -> None:
    """Print a line for the person."""
    console.print(escape(text))


def complain(error: MittariError) -> None:
    """Print what is wrong and what to do about it."""
    if isinstance(error, ProblemsError):
        list_problems(error.problems)
    else:
        console.print(f"[bold red]Not done:[/] {escape(str(error))}")


def list_problems(problems: Iterable[Problem]) -> None:
    """Print problems, the first of many."""
    problems = list(problems)
    for problem in problems[:SHOWN]:
        say(str(problem))
    if len(problems) > SHOWN:
        say(f"... and {len(problems) - SHOWN} more")
    console.print(f"[bold red]{counted(len(problems), 'problem')}[/]")


@contextmanager
def progress(what: str) -> Iterator["Advance"]:
    """A bar that appears only in a terminal; call what it yields with (done, total)."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield Advance(bar, bar.add_task(what, total=None))


class Advance:
    """Moves a progress bar."""

    def __init__(self, bar: Progress, task: TaskID):
        self._bar, self._task = bar, task

    def __call__(self, done: float, total: float | None = None) -> None:
        """Show that `done` of `total` is done."""
        self._bar.update(self._task, completed=done, total=total)
