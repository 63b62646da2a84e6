"""GLN: the score after against what the score before predicts of a second, parallel measurement."""

import math

from mittari.change.methods.method import IndexLine, Method
from mittari.change.methods.parameters import Parameters


def line(known: Parameters) -> IndexLine:
    """(after - mean - r * (before - mean)) / (s * sqrt(1 - r^2)), which is s * sqrt(1 - r) * sqrt(1 + r) below.

    Allows for regression to the mean; assumes that without change both times have the same mean and sd.
    Source: Gulliksen 1950; Lord & Novick 1968; as in Hsu 1989. Checked: R clinicalsignificance, five data sets;
    antidepressants 288 improved, 38 worse, error 4.954.
    """
    r = known.number("reliability")
    return IndexLine(error=known.noise() * math.sqrt(1 + r), of_before=r, constant=(1 - r) * known.number("mean"))


METHOD = Method(
    name="Gulliksen-Lord-Novick",
    source="Lord & Novick 1968",
    assumes="without change both times have the same mean and standard deviation",
    takes=(("mean", "reliability", "sd"), ("mean", "reliability", "sem")),
    line_of=line,
)
