"""EN: the score after against the interval of the true score before."""

from mittari.change.methods.method import IndexLine, Method
from mittari.change.methods.parameters import Parameters


def line(known: Parameters) -> IndexLine:
    """(after - [r * (before - mean) + mean]) / SEM: a person's first score is first drawn towards the mean.

    Allows for regression to the mean. `mean` is that of the population the reliability comes from, in raw points.
    Takes the noise of one measurement where two are compared, so that of people who did not change it calls 14 %
    changed at r .80: use it beside Jacobson-Truax, not instead. Source: Speer 1992; Edwards et al. 1978.
    Checked: R clinicalsignificance, five data sets; antidepressants 325 improved, 61 worse, SEM 3.692.
    """
    r = known.number("reliability")
    return IndexLine(error=known.noise(), of_before=r, constant=(1 - r) * known.number("mean"))


METHOD = Method(
    name="Edwards-Nunnally",
    source="Speer 1992",
    assumes="people are drawn towards the given mean; counts the noise of one measurement only",
    takes=(("mean", "reliability", "sd"), ("mean", "reliability", "sem")),
    line_of=line,
)
