"""The least number of people below which a figure is not given unless it is asked for twice."""

from mittari.errors import InputError, Problem

ALPHA = 100
RETEST = 50
LINK = 400
GROUP = 200


def require(n: int, least: int, what: str, even_if_small: bool) -> None:
    """Raise InputError if `n` people are fewer than the `least` for a figure, unless the caller insists.

    The sizes are judgement (100 for internal consistency, 50 for a retest, 200 for each of several groups): with 30
    people and five items an alpha of .80 has an interval from .66 to .89.
    """
    if n < 2:
        raise InputError([Problem(what, "", f"{n} complete rows say nothing about a spread", "measure more people")])
    if n < least and not even_if_small:
        advice = "measure more people, or ask for it with --even-if-small"
        raise InputError([Problem(what, "", f"{n} people are fewer than the {least} it needs", advice)])


def warning(n: int, least: int) -> str:
    """A sentence for figures that were asked for all the same, with a blank before it; empty where n is enough."""
    return "" if n >= least else f" Only {n} people, fewer than {least}: take it as a hint."
