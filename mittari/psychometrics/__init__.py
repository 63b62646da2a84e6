"""How well a score measures: reliability, precision, dimensions, and what an operator's own data say of a meter."""

from mittari.psychometrics.alpha import alpha
from mittari.psychometrics.detectable import detectable_change
from mittari.psychometrics.dif import dif
from mittari.psychometrics.dimensions import dimensions
from mittari.psychometrics.evidence import Evidence, Second, evidence
from mittari.psychometrics.floor_ceiling import floor_ceiling
from mittari.psychometrics.icc import icc
from mittari.psychometrics.invariance import invariance_of_groups, invariance_of_times
from mittari.psychometrics.invariance_steps import Invariance
from mittari.psychometrics.item_rest import item_rest
from mittari.psychometrics.norms_draft import norms_yaml
from mittari.psychometrics.omega import omega, omega_hierarchical
from mittari.psychometrics.range_restriction import range_restriction
from mittari.psychometrics.retest import retest
from mittari.psychometrics.standard_error import from_agreement, from_alpha, from_differences, from_icc

__all__ = [
    "Evidence",
    "Invariance",
    "Second",
    "alpha",
    "detectable_change",
    "dif",
    "dimensions",
    "evidence",
    "floor_ceiling",
    "from_agreement",
    "from_alpha",
    "from_differences",
    "from_icc",
    "icc",
    "invariance_of_groups",
    "invariance_of_times",
    "item_rest",
    "norms_yaml",
    "omega",
    "omega_hierarchical",
    "range_restriction",
    "retest",
]
