"""HA: the part of a change that is true, as far as the reliability of the difference tells."""

import math
from dataclasses import dataclass

from mittari.change.methods.method import IndexLine, Method
from mittari.change.methods.parameters import Parameters
from mittari.errors import InputError, Problem

LEAST_R_DD = 0.1
NAMES = ("mean", "mean_after", "sd", "sd_after", "reliability", "correlation")


@dataclass(frozen=True)
class Reliabilities:
    """The reliability of the scores before, after, and of their difference (r_dd), all from one SEM."""

    sem: float
    before: float
    after: float
    difference: float


def reliabilities(known: Parameters) -> Reliabilities:
    """r_k = (s_k^2 - SEM^2) / s_k^2; r_dd = (s^2 r_1 + s_2^2 r_2 - 2 s s_2 rho) / (s^2 + s_2^2 - 2 s s_2 rho).

    Checked: antidepressants .850074, garden_sensitive .009879 (R clinicalsignificance). Raises InputError where the
    spread after is not more than the noise, or the two scores do not differ at all.
    """
    s, s2, rho = (known.number(name) for name in ("sd", "sd_after", "correlation"))
    noise = known.noise()
    spread = s * s + s2 * s2 - 2 * s * s2 * rho
    if s2 <= noise or spread <= 0:
        reason = f"the spread after ({s2:g}) or of the changes is not more than the noise ({noise:g})"
        raise InputError([Problem(METHOD.name, "sd_after", reason, "take another method, for example JT")])
    after = 1 - noise**2 / s2**2
    before = 1 - noise**2 / s**2
    return Reliabilities(noise, before, after, (s * s * before + s2 * s2 * after - 2 * s * s2 * rho) / spread)


def arithmetic(known: Parameters) -> IndexLine:
    """((after - before) * r_dd + (mean_after - mean) * (1 - r_dd)) / (sqrt(r_dd) * sqrt(2) * SEM), one-sided.

    Arithmetic only: near r_dd 0 it calls everybody changed, so `line` is what judges people.
    """
    found = reliabilities(known)
    if found.difference <= 0:
        raise _too_noisy(found.difference)
    shift = known.number("mean_after") - known.number("mean")
    return IndexLine(
        error=math.sqrt(2 * found.difference) * found.sem,
        of_before=found.difference,
        of_after=found.difference,
        constant=-shift * (1 - found.difference),
        one_sided=True,
    )


def line(known: Parameters) -> IndexLine:
    """The line of `arithmetic`; raises InputError where r_dd is below .1 (a judgement): there it explodes.

    Draws each change towards the mean change of the group. One-sided: 5 % for each direction where the others allow
    2.5 %. Source: Hageman & Arrindell 1999. Checked: R clinicalsignificance; antidepressants 316 improved, 36 worse.
    """
    difference = reliabilities(known).difference
    if difference < LEAST_R_DD:
        raise _too_noisy(difference)
    return arithmetic(known)


def functional_line(known: Parameters, cut: float) -> IndexLine:
    """(mean_after + (after - mean_after) * r_after - cut) / (sqrt(r_after) * SEM): the true score after against a cut.

    One-sided; `cut` in raw points, made from populations without noise (change/cutoff.py).
    """
    found = reliabilities(known)
    return IndexLine(
        error=math.sqrt(found.after) * found.sem,
        of_before=0.0,
        of_after=found.after,
        constant=cut - known.number("mean_after") * (1 - found.after),
        one_sided=True,
    )


def _too_noisy(difference: float) -> InputError:
    reason = f"the differences have a reliability of {difference:.4f}, which is below {LEAST_R_DD}: mostly noise"
    return InputError([Problem(METHOD.name, "r_dd", reason, "take another method, for example JT")])


METHOD = Method(
    name="Hageman-Arrindell",
    source="Hageman & Arrindell 1999",
    assumes="people are drawn towards the group's mean change; one-sided, 5 % for each direction",
    takes=(NAMES,),
    line_of=line,
    functional_of=functional_line,
)
