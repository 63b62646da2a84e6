"""Data and expected values beside the checkout; a test that needs them is skipped only where they are not there."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
DATA = SHARED / "data"
ORACLE = SHARED / "oracle"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data and expected values are not here")
