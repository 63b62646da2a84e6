"""Run a command as somebody at a terminal does, and keep what they see."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from mittari.cli import main


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit status, and what went to standard output and standard error."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `mittari` with these words; no command ever ends with a traceback."""

    def run_words(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["mittari", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return Ran(int(ended.value.code or 0), shown.out, shown.err)

    return run_words
