"""JT: the change over the noise of a difference of two measurements; the method that is taken by default."""

import math

from mittari.change.methods.method import IndexLine, Method
from mittari.change.methods.parameters import Parameters


def line(known: Parameters) -> IndexLine:
    """(after - before) / (sqrt(2) * SEM).

    Assumes that both measurements are equally precise and that the SEM holds for these people. Worked example: sd 7.5
    and reliability .80 give an error of 4.743; 32.5 -> 47.5 has the index 3.162.
    Source: Jacobson & Truax 1991; Christensen & Mendoza 1986. Checked: R clinicalsignificance, five data sets.
    """
    return IndexLine(error=math.sqrt(2) * known.noise())


METHOD = Method(
    name="Jacobson-Truax",
    source="Jacobson & Truax 1991",
    assumes="equal precision at both times; no regression to the mean",
    takes=(("sem",), ("sd", "reliability")),
    line_of=line,
)
