"""One edit of an example in instruments/constructs, and what must be said about it."""

import shutil
from pathlib import Path

from mittari.scoring.check import check_meter

EXAMPLES = Path(__file__).parents[3] / "instruments/constructs"


def assert_said(parent: Path, name: str, old: str, new: str, says: str) -> None:
    """The edit of the example's instrument.yaml leads to a problem with line, advice and this piece of a reason."""
    folder = parent / name
    shutil.copytree(EXAMPLES / name, folder)
    file = folder / "instrument.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, "the edit is not clear"
    file.write_text(text.replace(old, new), encoding="utf-8")
    problems = check_meter(folder)
    assert [one for one in problems if says in one.reason and one.line and one.advice], problems
