"""Which meters are answered by a person who is known here: only their answers are kept with a client."""

from mittari.definitions.meter import Meter
from mittari.errors import StoreError


def is_answered_by_somebody(meter: Meter) -> bool:
    """Whether a client can be asked: not anonymously, about herself, at least one question that is not filled in."""
    structure = meter.structure
    asked = any(item.filled_from is None for item in structure.items)
    return asked and structure.subject == "client" and not structure.anonymous


def require_identified(meter: Meter) -> None:
    """Nothing if answers to a meter may be kept with a client; else StoreError with what to do."""
    structure = meter.structure
    if structure.anonymous:
        reason = "is answered anonymously"
    elif structure.subject != "client":
        reason = f"is about a {structure.subject}, not about a person"
    else:
        return
    raise StoreError(f"{meter.id} {reason}: it is never kept with a client; score its file with `mittari score`")
