"""How large a part of a group changed or is functional by true scores (Hageman & Arrindell's group figures)."""

import math
from statistics import NormalDist

from mittari.change.judge import SIGN, check_better
from mittari.change.methods.hageman_arrindell import reliabilities
from mittari.change.methods.parameters import Parameters
from mittari.errors import InputError, Problem


def share_improved(known: Parameters, *, better: str) -> float:
    """The share (0-1) of the group whose true change is for the better: Phi(mean change / (sd of change sqrt(r_dd))).

    `known` holds what Hageman-Arrindell takes. Assumes normal true changes; any change counts, however small, and it
    says nothing about a single person. Raises InputError where r_dd is 0 or less. Source: Hageman & Arrindell 1999.
    Checked: antidepressants .784701 (R clinicalsignificance).
    """
    check_better(better)
    found = reliabilities(known)
    if found.difference <= 0:
        reason = f"the reliability of the differences is {found.difference:.4f}"
        raise InputError([Problem("r_dd", "", reason, "no true change can be told from the noise")])
    s, s2, rho = (known.number(name) for name in ("sd", "sd_after", "correlation"))
    sd_change = math.sqrt(s * s + s2 * s2 - 2 * s * s2 * rho)
    mean = SIGN[better] * (known.number("mean_after") - known.number("mean"))
    return NormalDist().cdf(mean / (sd_change * math.sqrt(found.difference)))


def share_functional(known: Parameters, cut: float, *, better: str) -> float:
    """The share (0-1) of the group whose true score after is beyond a cut.

    Phi((mean_after - cut) / (sd_after * sqrt(r_after))), turned where lower is better. Assumes normal
    true scores; `cut` in raw points. Checked: antidepressants, cut-off a, .308170.
    """
    check_better(better)
    found = reliabilities(known)
    distance = SIGN[better] * (known.number("mean_after") - cut)
    return NormalDist().cdf(distance / (known.number("sd_after") * math.sqrt(found.after)))
