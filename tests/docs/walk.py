"""Walk a page of the documentation: save its files, run its commands, in its order, in an empty folder."""

import csv
import os
import re
import runpy
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"```(?P<kind>\w+)\n(?P<text>.*?)```", re.DOTALL)
SAVED_AS = re.compile(r"[Ss]ave\s+this\s+as\s+`([^`]+)`")
COMMANDS = Path(sys.executable).parent


def walk(page: str, folder: Path, **environment: str) -> dict[str, str]:
    """What each command of a page said; raises AssertionError at the first that fails."""
    return walk_text((DOCS / page).read_text(encoding="utf-8"), folder, **environment)


def walk_text(text: str, folder: Path, **environment: str) -> dict[str, str]:
    """The same of a part of a page."""
    said: dict[str, str] = {}
    end = 0
    for block in BLOCK.finditer(text):
        names = SAVED_AS.findall(text[end : block.start()])
        end = block.end()
        if block["kind"] == "sh":
            said |= {line: run(line, folder, **environment) for line in block["text"].splitlines()}
        elif names:
            file = folder / names[-1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block["text"], encoding="utf-8")
    return said


def run(line: str, folder: Path, **environment: str) -> str:
    """What one command said."""
    words = shlex.split(line)
    command = [str(COMMANDS / words[0]), *words[1:]]
    there = {"PATH": os.environ["PATH"], "COLUMNS": "200"} | environment
    done = subprocess.run(command, cwd=folder, env=there, capture_output=True, text=True)
    assert done.returncode == 0, f"{line}\n{done.stderr}"
    return done.stdout + done.stderr


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file that a page made."""
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


def in_python(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The names after the first block of a page's part `In Python`, run in the folder; its functions are there."""
    part = text.split("## In Python\n")[1].split("\n## ")[0]
    for row in re.findall(r"^\| `mittari .*$", part, re.MULTILINE):
        for path in re.findall(r"`(mittari\.[\w.]+)`", row):
            module, _, name = path.rpartition(".")
            assert callable(getattr(import_module(module), name)), path
    file = folder / "in_python.py"
    file.write_text(next(BLOCK.finditer(part))["text"], encoding="utf-8")
    monkeypatch.chdir(folder)
    return runpy.run_path(str(file))
