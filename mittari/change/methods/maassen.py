"""MP: as Jacobson-Truax where the two measurements are not equally precise."""

import math

from mittari.change.methods.method import IndexLine, Method
from mittari.change.methods.parameters import Parameters


def line(known: Parameters) -> IndexLine:
    """(after - before) / sqrt(SEM_before^2 + SEM_after^2).

    Assumes that the errors of the two measurements are independent. With equal SEMs it is Jacobson-Truax. Example: SEMs
    of 3 and 4 give an error of 5. Source: Maassen 2004.
    """
    return IndexLine(error=math.hypot(known.noise(), known.noise_after()))


METHOD = Method(
    name="Maassen pooled",
    source="Maassen 2004",
    assumes="errors of the two measurements are independent; no regression to the mean",
    takes=(("sem", "sem_after"), ("sd", "reliability", "sd_after", "reliability_after")),
    line_of=line,
)
