"""Makes docs/validity.md from results/validity.json: no number on that page is typed.

Run: .venv/bin/python bench/validity_page.py
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE, RESULT = ROOT / "docs/validity.md", ROOT / "bench/results/validity.json"
INTRODUCTION = """# Do the methods find the truth?
This page is made by `bench/validity_page.py` from `bench/results/validity.json`, which `bench/validity.py` writes. Each
study makes data whose truth is known, gives them to the method that the commands use, and looks whether it finds that
truth; `bench/simulations` has one study a file. A figure stands beside its Monte Carlo error: the next thousand
replications would give one that differs by about that much. `tests/validity` runs every study in a quick form, and
plants a mistake in each that must be found out.

A simulation shows that a method does what it promises where its assumptions hold. That they hold for real people it
can't show.
"""


def page() -> str:
    """The whole page."""
    result = json.loads(RESULT.read_text("utf-8"))
    parts = [INTRODUCTION, f"Seed {result['seed']}; {result['machine']}, {result['date']}.\n"]
    return "\n".join([*parts, *(line for study in result["studies"] for line in _study(study))])


def _study(study: dict[str, Any]) -> Iterator[str]:
    yield f"## {study['name']}\n{study['about']}."
    yield f"{study['replications']:,} replications. Told is the {study['unit']}.\n"
    yield "| what | found | Monte Carlo error | goal |"
    yield "| --- | --- | --- | --- |"
    for one in study["figures"]:
        yield f"| {one['name']} | {one['value']:.3f} | {one['error']:.3f} | {_goal(one)} |"
    yield ""


def _goal(one: dict[str, Any]) -> str:
    if one["goal"] is None:
        return "none"
    least, most = one["goal"]
    words = f"at most {most:g}" if not least else f"{least:g} to {most:g}"
    return f"{words}: {'reached' if one['reached'] else 'not reached'}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
