"""The blocks of a page: what each measure's template needs, one file a measure."""

from collections.abc import Callable
from typing import Any

from mittari.reports.blocks import change, coverage, exit_status, non_answers, served, services

BLOCKS: dict[str, Callable[..., dict[str, Any]]] = {
    "served": served.content,
    "coverage": coverage.content,
    "change": change.content,
    "services": services.content,
    "exit_status": exit_status.content,
    "non_answers": non_answers.content,
}
