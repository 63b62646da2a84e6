"""Each command is found by its name, and only what is asked for is imported."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

import mittari.cli
from mittari.cli import OTHER_NAMES, PANELS, command_line
from tests.cli.conftest import Run

FOLDER = Path(mittari.cli.__file__).parent


def names(*arguments: str) -> list[str]:
    command = get_command(command_line(arguments))
    return list(command.commands)  # type: ignore[attr-defined]


def test_every_module_that_registers_something_is_in_a_panel() -> None:
    with_register = {
        path.stem
        for path in FOLDER.glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name == "register"
    }
    assert with_register == {module for modules in PANELS.values() for module in modules}


def test_every_command_is_found_alone() -> None:
    everything = names()
    for name in everything:
        assert name in names(name)
    assert {*OTHER_NAMES} < {*everything}


@pytest.mark.parametrize("arguments", [(), ("--help",), ("chek",)])
def test_without_a_name_there_are_all(arguments: tuple[str, ...]) -> None:
    assert len(names(*arguments)) > 30


def test_one_command_does_not_import_the_models(tmp_path: Path) -> None:
    words = f"import sys; sys.argv = ['mittari', 'check', {str(tmp_path)!r}]; from mittari.cli import main; main()"
    ask = "; import sys; sys.exit('statsmodels' in sys.modules or 'scipy.optimize' in sys.modules)"
    quiet = f"import contextlib\nwith contextlib.suppress(SystemExit):\n    {words}\n{ask[2:]}"
    assert subprocess.run([sys.executable, "-c", quiet], capture_output=True).returncode == 0


def test_the_help_has_a_panel_for_each_kind(run: Run) -> None:
    told = run("--help").out
    assert all(panel in told for panel in PANELS)
    assert "Show, prove and publish" in told


def test_a_name_that_is_none_is_told(run: Run) -> None:
    ran = run("chek")
    assert ran.status == 2
    assert "No such command 'chek'" in ran.err
