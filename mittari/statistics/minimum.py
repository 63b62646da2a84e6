"""Figures of too few are told only to who asks twice."""

from mittari.errors import InputError, Problem

TOO_LITTLE = "too little: "


def refuse_if_small(below: tuple[str, ...], even_if_small: bool) -> list[str]:
    """A line of warning where too little is told all the same; raises InputError where it was not asked for.

    `below` says in words what there is too little of, and is empty where there is enough.
    """
    if below and not even_if_small:
        advice = "wait for more measurements, or ask for it with --even-if-small"
        raise InputError([Problem("summary", "", TOO_LITTLE + one, advice) for one in below])
    return [f"TOO LITTLE, take it as a hint: {'; '.join(below)}."] if below else []
