"""The loops are compiled where they can be; where not, the build goes on and says so."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mittari.scoring.tabulated.in_c import LIBRARY, SOURCE, in_c
from tests.compiler import WITH_COMPILER

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@WITH_COMPILER
@pytest.mark.skipif("CC" in os.environ, reason="mittari may have been installed with another compiler")
def test_what_is_installed_was_compiled() -> None:
    # Else NumPy would stand in without a word, and every test of the loops in C would be left out.
    assert in_c() is not None, "the compiler came after mittari was installed: remove .venv and run make again"


@WITH_COMPILER
def test_makes_the_library_that_is_looked_for(hook: ModuleType, tmp_path: Path) -> None:
    assert hook.compile_loops(["cc"], SOURCE, tmp_path / LIBRARY.name)
    assert in_c(tmp_path / LIBRARY.name) is not None
    assert [path.name for path in tmp_path.iterdir()] == [hook.LIBRARY]
    assert ROOT / hook.FOLDER / hook.LIBRARY == LIBRARY


@pytest.mark.parametrize("compiler", [[""], ["no-such-compiler"], [sys.executable, "-c", "raise SystemExit('broken')"]])
def test_goes_on_without_a_compiler_that_works(
    hook: ModuleType, tmp_path: Path, compiler: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert not hook.compile_loops(compiler, SOURCE, tmp_path / LIBRARY.name)
    assert list(tmp_path.iterdir()) == []
    assert "NumPy" in capsys.readouterr().err
