"""From the parameters of a score to an index of change: one method a file."""

from mittari.change.methods import (
    edwards_nunnally,
    gulliksen_lord_novick,
    hageman_arrindell,
    hsu_linn_lord,
    jacobson_truax,
    maassen,
    nunnally_kotsch,
)
from mittari.change.methods.method import Method
from mittari.errors import InputError, Problem

METHODS: dict[str, Method] = {
    "JT": jacobson_truax.METHOD,
    "EN": edwards_nunnally.METHOD,
    "GLN": gulliksen_lord_novick.METHOD,
    "HLL": hsu_linn_lord.METHOD,
    "NK": nunnally_kotsch.METHOD,
    "HA": hageman_arrindell.METHOD,
    "MP": maassen.METHOD,
}


def method_called(name: str) -> Method:
    """The method of that short name; raises InputError for a name that is not known."""
    if name not in METHODS:
        advice = "; ".join(f"{short}: {method.name}" for short, method in METHODS.items())
        raise InputError([Problem("method", "", f"{name!r} is not known", advice)])
    return METHODS[name]
