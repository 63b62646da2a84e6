"""A draft of a meter, and its folder: what a person goes on with after an import, or from nothing."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mittari.definitions.meter import read_meter
from mittari.errors import DefinitionError, InputError, Problem
from mittari.formats.exchange.loss import Loss, together
from mittari.formats.exchange.names import LOWER
from mittari.formats.exchange.yaml_text import yaml_text


@dataclass(frozen=True)
class Draft:
    """A meter to go on with: the contents of its files, what the file had and a meter has not, what is to be decided.

    `structure` is instrument.yaml, `texts` the wording by language, `cases` worked cases; `source` names the file.
    """

    structure: dict[str, Any]
    texts: dict[str, dict[str, Any]]
    losses: tuple[Loss, ...] = ()
    todo: tuple[str, ...] = ()
    cases: tuple[dict[str, Any], ...] = ()
    source: str = ""


def require_id(folder: Path) -> None:
    """Nothing if the folder's name can be a meter's id, else InputError."""
    if not LOWER.fullmatch(folder.name):
        advice = "use small letters, digits and single hyphens, for example my-meter"
        raise _refusal(folder, "the folder's name becomes the meter's id, and this one can't", advice)


def write_draft(draft: Draft, folder: Path) -> None:
    """Write the meter's folder, whole or not at all; its name becomes the meter's id.

    Raises InputError if the folder is there already, can't be written, or would hold what can't be read.
    """
    require_id(folder)
    if folder.exists() or folder.is_symlink():
        raise _refusal(folder, "is there already", "name a new folder; nothing is ever written over")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as temporary:
            made = Path(temporary, folder.name)
            _fill(made, draft)
            _require_readable(made, folder)
            made.rename(folder)
    except OSError as error:
        reason = f"can't be written: {error.strerror or type(error).__name__}"
        raise _refusal(folder, reason, "name a place that may be written and has room") from None


def _fill(folder: Path, draft: Draft) -> None:
    structure = draft.structure | {"id": folder.name}
    files = {
        "instrument.yaml": yaml_text(structure),
        "CHANGES.md": f"# {folder.name}\n- {structure['version']}: {_came_from(draft)}.\n",
        "TODO.md": _todo(draft, folder.name),
        **{f"texts/{language}.yaml": yaml_text(texts) for language, texts in draft.texts.items()},
    }
    if draft.cases:
        files["cases.yaml"] = yaml_text({"cases": list(draft.cases)})
    (folder / "texts").mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _came_from(draft: Draft) -> str:
    return f"draft made from {_inline(draft.source)}" if draft.source else "first draft"


def _todo(draft: Draft, name: str) -> str:
    lines = [f"# What is left to do with {name}", "Delete this file when everything in it is done.", ""]
    lines += [f"- [ ] {_inline(task)}" for task in draft.todo]
    lines += ["- [ ] `mittari check` names what is still missing, with its line.", ""]
    if draft.losses:
        lines += ["## In the file, but not in this meter", "| where | what | why |", "|---|---|---|"]
        lines += [_row(loss) for loss in together(draft.losses)]
    return "\n".join(lines).rstrip() + "\n"


def _require_readable(made: Path, folder: Path) -> None:
    """A file can hold what a meter may not (too much text, an unreadable sign): refused here, before it is in place."""
    try:
        read_meter(made)
    except DefinitionError as error:
        problems = [
            Problem(problem.file.replace(str(made), str(folder)), problem.place, problem.reason, problem.advice)
            for problem in error.problems
        ]
        raise InputError(problems) from None


def _inline(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _row(loss: Loss) -> str:
    return "| " + " | ".join(map(_cell, (loss.where, loss.what, loss.why))) + " |"


def _cell(text: str) -> str:
    return _inline(text).replace("|", "\\|")


def _refusal(folder: Path, reason: str, advice: str) -> InputError:
    return InputError([Problem(str(folder), "", reason, advice)])
