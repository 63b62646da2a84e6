"""What the forms beside the tests become, as their expected.yaml says it."""

from pathlib import Path
from typing import Any

import yaml

FILES = Path(__file__).parent / "files"


def expected_of(name: str) -> dict[str, dict[str, Any]]:
    """Of each file of a format: its languages, a line a question, and a line for each thing lost."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(FILES.joinpath(name, "expected.yaml").read_text(encoding="utf-8"))
    return found
