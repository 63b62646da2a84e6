"""What is running is told in two lines."""

from importlib.metadata import version

import pytest
from typer.testing import CliRunner

from mittari.cli import command_line


@pytest.mark.parametrize("arguments", [["version"], ["--version"]])
def test_tells_the_version_and_how_scores_are_read(arguments: list[str]) -> None:
    told = CliRunner().invoke(command_line(arguments), arguments)
    assert told.exit_code == 0
    first, second = told.output.splitlines()
    assert first == f"mittari {version('mittari')}"
    assert f"numpy {version('numpy')}" in second
    assert second.endswith(("scores in C", "scores in NumPy"))
