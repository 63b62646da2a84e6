"""An option that commands share reads the same in the help of each of them."""

import pytest

from tests.cli.conftest import Run

SHARED = {
    "--even-if-small": ["course", "cost", "effects", "goals", "group", "growth", "msm"],
    "--output": ["cost", "effects", "growth", "link", "providers", "series", "transitions"],
    "--client": ["change", "effects", "goals", "group", "growth", "transitions"],
    "--low": ["change", "group", "growth"],
}


@pytest.mark.parametrize("option", SHARED)
def test_a_shared_option_reads_the_same(run: Run, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    told = {name: run(name, "--help").out for name in SHARED[option]}
    lines = {
        next(line for line in text.splitlines() if option in line and "│" in line).split(maxsplit=2)[-1]
        for text in told.values()
    }
    words = {line.strip(" │").rsplit("  ", 1)[-1].removesuffix(" [required]") for line in lines}
    assert len(words) == 1
