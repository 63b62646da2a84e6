"""The machine's C compiler, for the tests of what is compiled."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

NEEDED = "#include <stdint.h>\n#include <string.h>\nuint8_t one(void) { return 1; }\n"


def _working() -> str | None:
    """Where the compiler is, if it can make a library: it may lack the headers of the system."""
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "needed.c"
        source.write_text(NEEDED)
        command = [compiler, "-shared", "-fPIC", "-o", str(source.with_suffix(".so")), str(source)]
        return compiler if subprocess.run(command, capture_output=True).returncode == 0 else None


CC = _working()
WITH_COMPILER = pytest.mark.skipif(CC is None, reason="this machine has no C compiler that works")
