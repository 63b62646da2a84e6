"""Compiles the loops over answers when mittari is built or installed, if the machine has a C compiler.

Without one nothing is lost but speed: mittari/scoring/tabulated/in_numpy.py gives the same scores.
"""

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any
from zlib import crc32

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("mittari/scoring/tabulated")
LIBRARY = "loops.compiled"
"""Not .so: then Python would take it for a module."""


class CompileLoops(BuildHookInterface[Any]):
    """Leaves the library beside its source, and says of the wheel that it fits one kind of machine."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before each build, an editable install included."""
        compiler = shlex.split(os.environ.get("CC", "")) or [shutil.which("cc") or ""]
        folder = Path(self.root) / FOLDER
        if self.target_name == "wheel" and compile_loops(compiler, folder / "loops.c", folder / LIBRARY):
            build_data["artifacts"].append(f"/{FOLDER.as_posix()}/{LIBRARY}")
            build_data["pure_python"] = False
            build_data["tag"] = f"py3-none-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"


def compile_loops(compiler: list[str], source: Path, library: Path) -> bool:
    """Makes a library of a source with the source's check sum in it; False, and a word why, if that can't be done."""
    if not compiler[0]:
        print("No C compiler (cc, or what CC names): scores are read with NumPy.", file=sys.stderr)
        return False
    made_from = f"-DSOURCE={crc32(source.read_bytes())}u"
    # Whoever has the library in use keeps it: it is replaced, not written over.
    fresh = library.with_suffix(f".{os.getpid()}")
    command = [*compiler, "-O3", "-shared", "-fPIC", made_from, "-o", str(fresh), str(source)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
        fresh.replace(library)
    except (OSError, subprocess.CalledProcessError) as error:
        reason = getattr(error, "stderr", None) or error
        print(f"{shlex.join(command)} failed, scores are read with NumPy: {reason}", file=sys.stderr)
        fresh.unlink(missing_ok=True)
        return False
    return True
