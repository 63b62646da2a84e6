"""What the forms beside the tests become, as their expected.yaml says it."""

from pathlib import Path
from typing import Any

import yaml

from mittari.formats.exchange.draft import Draft
from tests.formats.exchange.outlines import findings, outline

FILES = Path(__file__).parent / "files"
LEFT = ("no score uses", "still to be written", "has no question", "has no text", "texts low and high")
"""What the check may find in a draft: what is to be decided, written or translated."""


def expected_of(name: str) -> dict[str, dict[str, Any]]:
    """Of each file of a format: its languages, a line a question, and a line for each thing lost."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(FILES.joinpath(name, "expected.yaml").read_text(encoding="utf-8"))
    assert sorted(found) == sorted(path.stem for path in FILES.joinpath(name).glob("*.json"))
    return found


def assert_as_expected(draft: Draft, expected: dict[str, Any]) -> None:
    """The draft asks what is expected, in these languages, and names just these losses."""
    assert list(draft.texts) == expected["languages"]
    assert outline(draft) == expected["asked"]
    assert [f"{loss.where}: {loss.what}" for loss in draft.losses] == expected["lost"]


def assert_only_decisions_left(draft: Draft) -> None:
    """The check of the draft's folder finds nothing but what only a person can do."""
    reasons = {problem.reason for problem in findings(draft)}
    assert [reason for reason in reasons if not any(words in reason for words in LEFT)] == []
