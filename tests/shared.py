"""Real files that lie beside the project; tests that need them are skipped only where the folder does not exist."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
DATA, ORACLE = SHARED / "data", SHARED / "oracle"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="there is no folder ../shared with the real files")
