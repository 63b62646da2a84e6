"""Only a library of this very source is used, and threads use it side by side."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zlib import crc32

import numpy as np

from mittari.scoring.tabulated.in_c import SOURCE, in_c
from mittari.scoring.tabulated.part import part_of
from tests.compiler import CC, WITH_COMPILER
from tests.scoring.tabulated.some_steps import some_bytes, some_steps
from tests.scoring.tabulated.ways import WITHOUT_C


def compiled(folder: Path, made_from: int, name: str = "made_from") -> Path:
    source, library = folder / "some.c", folder / "some.so"
    source.write_text(f"unsigned {name}(void) {{ return {made_from}u; }}\n")
    subprocess.run([str(CC), "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
    return library


@WITH_COMPILER
def test_a_library_of_another_source_is_left_alone(tmp_path: Path) -> None:
    made_from = crc32(SOURCE.read_bytes())
    assert in_c(compiled(tmp_path, made_from)) is not None
    (tmp_path / "older").mkdir()
    assert in_c(compiled(tmp_path / "older", made_from ^ 1)) is None
    (tmp_path / "other").mkdir()
    assert in_c(compiled(tmp_path / "other", made_from, "something_else")) is None


def test_no_library_and_what_is_none_are_left_alone(tmp_path: Path) -> None:
    assert in_c(tmp_path / "nothing.so") is None
    (tmp_path / "text.so").write_text("no library")
    assert in_c(tmp_path / "text.so") is None


@WITHOUT_C
def test_threads_do_not_disturb_each_other() -> None:
    loops = in_c()
    assert loops is not None
    rng = np.random.default_rng(3)
    steps = {f"q{number}": some_steps(rng) for number in range(12)}
    part = part_of(steps)
    rows = 20_000

    def differs(seed: int) -> bool:
        own = np.random.default_rng(seed)
        codes = [some_bytes(own, steps[name], rows) for name in part.items]
        total, missing = np.empty(rows, dtype=np.uint16), np.empty(rows, dtype=np.uint8)
        loops.add_up(part, codes, total, missing)
        expected = sum(steps[name][one].clip(0) for name, one in zip(part.items, codes, strict=True))
        return not np.array_equal(total, expected)

    with ThreadPoolExecutor(4) as pool:
        assert not any(pool.map(differs, range(40)))
