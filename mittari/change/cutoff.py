"""The line between two populations' scores: Jacobson and Truax's cut-offs a, b and c."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from mittari.change.judge import SIGN, check_better
from mittari.errors import InputError, Problem

Kind = Literal["a", "b", "c"]
NEEDS = {"a": ("clinical",), "b": ("functional",), "c": ("clinical", "functional")}


@dataclass(frozen=True)
class Population:
    """Mean and standard deviation of a population's scores, in raw points. Raises InputError for an sd below 0."""

    mean: float
    sd: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.mean) and math.isfinite(self.sd) and self.sd >= 0):
            reason = f"mean {self.mean} and sd {self.sd} are not a number and a number from 0 up"
            raise InputError([Problem("population", "", reason, "give the mean and sd of its scores")])

    def without_noise(self, sem: float) -> "Population":
        """The same people's true scores: sd * sqrt(reliability), which is sqrt(sd^2 - sem^2) (Hageman & Arrindell)."""
        if sem > self.sd:
            reason = f"the noise ({sem:g}) is more than the spread ({self.sd:g})"
            raise InputError([Problem("population", "sd", reason, "check that both come from the same people")])
        return Population(self.mean, math.sqrt(self.sd**2 - sem**2))


Known = Mapping[str, Population]


def cut_off(
    kind: Kind, *, clinical: Population | None = None, functional: Population | None = None, better: str
) -> float:
    """The cut-off in raw points; `better` says which way leads from clinical to functional.

    a: two sds of the clinical population from its mean, towards better; for where there are no norms.
    b: two sds of the FUNCTIONAL population from its mean, towards worse.
    c: between the means, nearer to the population with the smaller spread; where both overlap, c is the one to take.
    Assumes normal scores and norms of people like these: norms of another country give no verdict on recovery. A
    cut-off is no diagnosis, and base rates matter (Hsu 1996). Raises InputError where a population is missing, or the
    two lie the wrong way round.
    Source: Jacobson & Truax 1991. Checked: populations (40, 7.5) and (60, 7.5) have a 55, b 45, c 50;
    oracle/change_cutoff_b.csv, as the R package clinicalsignificance takes the clinical sd for b.
    """
    check_better(better)
    known = {name: found for name, found in (("clinical", clinical), ("functional", functional)) if found}
    _check(kind, known, better)
    return CUT[kind](known, SIGN[better])


def _a(known: Known, sign: int) -> float:
    return known["clinical"].mean + sign * 2 * known["clinical"].sd


def _b(known: Known, sign: int) -> float:
    return known["functional"].mean - sign * 2 * known["functional"].sd


def _c(known: Known, sign: int) -> float:
    one, other = known["clinical"], known["functional"]
    return (one.sd * other.mean + other.sd * one.mean) / (one.sd + other.sd)


CUT = {"a": _a, "b": _b, "c": _c}


def _check(kind: str, known: Known, better: str) -> None:
    if kind not in NEEDS:
        raise InputError([Problem("kind", "", f"{kind!r} is not known", "say a, b or c")])
    missing = [name for name in NEEDS[kind] if name not in known]
    if missing:
        reason = f"cut-off {kind} needs the mean and sd of the {' and '.join(missing)} population"
        raise InputError([Problem("cut-off", kind, reason, "give them with their source, or take another cut-off")])
    if len(known) == 2:
        _check_pair(kind, known["clinical"], known["functional"], better)


def _check_pair(kind: str, clinical: Population, functional: Population, better: str) -> None:
    if SIGN[better] * (functional.mean - clinical.mean) <= 0:
        reason = f"the functional mean is not better than the clinical one, where {better} is better"
        raise InputError([Problem("cut-off", kind, reason, "check the means and the direction")])
    if kind == "c" and clinical.sd + functional.sd == 0:
        raise InputError([Problem("cut-off", kind, "both populations have a spread of 0", "check the sds")])
