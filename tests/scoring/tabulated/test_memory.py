"""The loops in C never leave their arrays: the compiler's own guard watches them, and finds a planted fault."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zlib import crc32

import pytest

from mittari.scoring.tabulated.in_c import SOURCE
from tests.compiler import CC

ROOT = Path(__file__).parents[3]
WATCHED = """
from pathlib import Path
from mittari.definitions.meter import read_meter
from mittari.scoring.tabulated.in_c import in_c
from tests.scoring.tabulated.meters import LIBRARY, by_definition, by_table, random_codes, same_bits
loops = in_c(Path({library!r}))
assert loops is not None
for name in ("who-5", "eq-5d-5l", "whodas-36", "mittari-path"):
    meter = read_meter(LIBRARY / name)[0]
    for rows in (1, 4095, 4097, 9000):
        codes = random_codes(meter, rows, seed=rows)
        assert same_bits(by_table(meter, codes, loops=loops), by_definition(meter, codes))
        codes[next(iter(codes))][rows // 2] = 77  # no meter has this code: nothing may be looked up by it
        assert same_bits(by_table(meter, codes, loops=loops), by_definition(meter, codes))
print("every score is there")
"""


@pytest.fixture(scope="module")
def guards() -> str:
    """The libraries that watch, to be loaded before all others."""
    compiler = shutil.which("gcc")
    if compiler is None or CC is None:
        pytest.skip("the guard comes with gcc, which is not here, or lacks its headers")
    asked = [[compiler, f"-print-file-name={name}"] for name in ("libasan.so", "libubsan.so")]
    found = [subprocess.run(one, capture_output=True, text=True, check=True).stdout.strip() for one in asked]
    if not all(map(os.path.isabs, found)):
        pytest.skip("this gcc has no guard for memory")
    return ":".join(found)


def run_watched(guards: str, folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    changed, library = folder / "loops.c", folder / "watched.so"
    changed.write_text(source, encoding="utf-8")
    made_from = f"-DSOURCE={crc32(SOURCE.read_bytes())}u"
    watch = ["-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-shared", "-fPIC"]
    subprocess.run(["gcc", *watch, made_from, "-o", str(library), str(changed)], check=True)
    environment = {**os.environ, "LD_PRELOAD": guards, "ASAN_OPTIONS": "detect_leaks=0", "PYTHONPATH": str(ROOT)}
    script = WATCHED.format(library=str(library))
    return subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True)


def test_nothing_is_read_or_written_beside_an_array(guards: str, tmp_path: Path) -> None:
    done = run_watched(guards, tmp_path, SOURCE.read_text("utf-8"))
    assert (done.returncode, done.stdout) == (0, "every score is there\n"), done.stderr[-2000:]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("row < rows; row++", "row <= rows; row++"), ("rows - from < STRIP ? rows - from : STRIP", "STRIP")],
)
def test_a_step_too_far_is_found(guards: str, tmp_path: Path, right: str, wrong: str) -> None:
    source = SOURCE.read_text("utf-8")
    assert right in source
    done = run_watched(guards, tmp_path, source.replace(right, wrong))
    assert done.returncode != 0
    assert "AddressSanitizer" in done.stderr
