"""The earlier people of a curve without those who are followed now."""

from mittari.change.expected.since import Since
from mittari.errors import InputError, Problem


def earlier_only(everybody: Since, now: Since, source: str) -> tuple[Since, int]:
    """The clients of `everybody` who are not also in `now`, and how many were left out.

    Raises InputError where none of those who stay has a score after the first.
    """
    also = everybody.names.astype(str).isin(now.names.astype(str))
    stay, out = everybody.of_clients(~also), int(also.sum())
    if not stay.followed.any():
        raise InputError([_nobody(out, len(stay.names), source)])
    return stay, out


def _nobody(out: int, stay: int, source: str) -> Problem:
    advice = "give earlier people who were measured twice or more"
    if not out:
        return Problem(source, "", "nobody has a score after the first", advice)
    who = f"{out} of {out + stay} clients" if stay else f"all {out} clients"
    others = "; no other has a score after the first" if stay else ""
    return Problem(source, "", f"{who} are followed now and left out of the curve{others}", advice)
