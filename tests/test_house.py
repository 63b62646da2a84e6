"""The rules of the house, one test a rule; a failure names the file and line to mend."""

import ast
import re
import subprocess
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.metadata import Distribution, distributions
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FUNCTION = 50
DRAWERS = {"common", "helpers", "misc", "tools", "util", "utils"}

# Modules without a test file of their own name. The list may only shrink.
UNMIRRORED: set[str] = set()

# In pieces, so that this file does not find itself.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(" + "|".join(["work", "tmp", "root", "home"]) + r")/")
REGISTRY = re.compile(r"\b(" + "|".join(["pypi", "pythonhosted", "npmjs", "yarnpkg", "debian"]) + r")\.(org|com)\b")


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert places_of(MACHINE_PATH) == []


def test_no_file_names_a_package_registry() -> None:
    assert places_of(REGISTRY) == []


@pytest.mark.parametrize("lock", ["runtime", "test"])
def test_every_locked_package_has_its_hash(lock: str) -> None:
    packages = locked(lock)
    assert packages
    assert [line for line in packages if not re.match(r"\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []


def test_the_tests_run_on_what_is_shipped() -> None:
    runtime, test = ({line.split()[0] for line in locked(lock)} for lock in ("runtime", "test"))
    assert runtime <= test


def test_no_package_is_under_a_licence_that_binds_its_users() -> None:
    licences = {package.name: licence(package) for package in distributions()}
    assert {name: text for name, text in licences.items() if re.search("GPL|General Public", text)} == {}


def test_every_module_has_a_test_file_of_its_name() -> None:
    missing = {
        str(path) for path in python_files("mittari") if has_own_test(path) and not (ROOT / mirror(path)).is_file()
    }
    assert sorted(missing - UNMIRRORED) == []
    assert sorted(UNMIRRORED - missing) == []


def test_every_folder_of_code_is_a_package() -> None:
    # import-linter looks at packages only: a folder without this file would be on no floor.
    # Migrations are on none: Alembic runs them by their path.
    folders = {path.parent for path in python_files("mittari", "webapp") if "migrations" not in path.parts}
    assert [str(folder) for folder in folders if not (ROOT / folder / "__init__.py").is_file()] == []


def test_no_import_hides_inside_a_function() -> None:
    hidden = {
        f"{path}:{node.lineno}"
        for path, function in functions("mittari", "webapp", "tests", "bench")
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert sorted(hidden) == []


def test_no_function_is_long() -> None:
    lengths = {
        f"{path}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path, function in functions("mittari", "webapp", "tests", "bench")
    }
    assert {place: length for place, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_file_is_a_drawer() -> None:
    names = {part.strip("_") for path in tracked() for part in (*path.parent.parts, path.stem)}
    assert names & DRAWERS == set()


def test_no_module_imports_itself_through_others() -> None:
    graph = grimp.build_graph("mittari", "webapp", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) - {module} for module in graph.modules}
    TopologicalSorter(imports).prepare()


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def python_files(*folders: str) -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and path.parts[0] in folders]


def places_of(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path}:{number}"
        for path in tracked()
        for number, line in enumerate((ROOT / path).read_text("utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def locked(lock: str) -> list[str]:
    text = (ROOT / f"requirements/{lock}.txt").read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def licence(package: Distribution) -> str:
    names = ("License", "License-Expression", "Classifier")
    return " ".join(line for name in names for line in package.metadata.get_all(name) or [] if len(line) < 200)


def has_own_test(path: Path) -> bool:
    # Fields alone (records, tables, models) are seen by the tests of those who use them.
    return not path.name.startswith("_") and "migrations" not in path.parts and any(functions_of(path))


def mirror(path: Path) -> Path:
    return Path("tests", *path.parts[1:-1], f"test_{path.name}")


def functions(*folders: str) -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    return ((path, function) for path in python_files(*folders) for function in functions_of(path))


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    nodes = ast.walk(ast.parse((ROOT / path).read_text("utf-8")))
    return (node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
