"""Change of one person and of a group."""

from mittari.change.by_meter import change_by_meter, why_no_verdict
from mittari.change.clinical import Significance, clinically_significant
from mittari.change.first_to_last import first_to_last
from mittari.change.group import GroupChange
from mittari.change.reliable import cannot_tell, reliable_change, threshold
from mittari.change.verdict import CHART_WORDS, SIGNS, Reason, Verdict

__all__ = [
    "CHART_WORDS",
    "SIGNS",
    "GroupChange",
    "Reason",
    "Significance",
    "Verdict",
    "cannot_tell",
    "change_by_meter",
    "clinically_significant",
    "first_to_last",
    "reliable_change",
    "threshold",
    "why_no_verdict",
]
