"""HLL: like GLN, but against the mean that the group had afterwards; for sensitivity only."""

import math

from mittari.change.methods.method import IndexLine, Method
from mittari.change.methods.parameters import Parameters


def line(known: Parameters) -> IndexLine:
    """(after - mean_after - r * (before - mean)) / (s * sqrt(1 - r^2)).

    Grades a person against the group: where the whole group gained ten points, who gained ten is unchanged. It does not
    answer "did this person change". Source: Hsu 1989, 1996; Linn & Slinde 1977; Lord 1963.
    Checked: R clinicalsignificance, five data sets; antidepressants 133 improved, 128 worse (Jacobson-Truax 274, 44).
    """
    r = known.number("reliability")
    constant = known.number("mean_after") - r * known.number("mean")
    return IndexLine(error=known.noise() * math.sqrt(1 + r), of_before=r, constant=constant)


METHOD = Method(
    name="Hsu-Linn-Lord",
    source="Hsu 1989",
    assumes="grades a person against the group's own change; it does not say whether the person changed",
    takes=(("mean", "mean_after", "reliability", "sd"), ("mean", "mean_after", "reliability", "sem")),
    line_of=line,
)
