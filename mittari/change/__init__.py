"""Change of one person and of a group."""

from mittari.change.first_to_last import first_to_last
from mittari.change.group import GroupChange
from mittari.change.reliable import cannot_tell, reliable_change, threshold
from mittari.change.verdict import SIGNS, Reason, Verdict

__all__ = [
    "SIGNS",
    "GroupChange",
    "Reason",
    "Verdict",
    "cannot_tell",
    "first_to_last",
    "reliable_change",
    "threshold",
]
