"""Change of one person and of a group."""

from mittari.change.against_important import AgainstImportant, Importance, against_important
from mittari.change.by_meter import change_by_meter, why_no_verdict
from mittari.change.by_method import change_by_method
from mittari.change.by_points import change_by_points, change_by_share
from mittari.change.category import Category, categories
from mittari.change.clinical import Significance, clinically_significant
from mittari.change.cutoff import Population, cut_off
from mittari.change.first_to_last import first_to_last
from mittari.change.group import GroupChange
from mittari.change.methods import METHODS
from mittari.change.methods.parameters import Parameters
from mittari.change.rate_difference import RateDifference, rate_difference
from mittari.change.regression_to_the_mean import RegressionToTheMean, regression_to_the_mean
from mittari.change.reliable import cannot_tell, reliable_change, threshold
from mittari.change.verdict import CHART_WORDS, SIGNS, Reason, Verdict

__all__ = [
    "CHART_WORDS",
    "METHODS",
    "SIGNS",
    "AgainstImportant",
    "Category",
    "GroupChange",
    "Importance",
    "Parameters",
    "Population",
    "RateDifference",
    "Reason",
    "RegressionToTheMean",
    "Significance",
    "Verdict",
    "against_important",
    "cannot_tell",
    "categories",
    "change_by_meter",
    "change_by_method",
    "change_by_points",
    "change_by_share",
    "clinically_significant",
    "cut_off",
    "first_to_last",
    "rate_difference",
    "regression_to_the_mean",
    "reliable_change",
    "threshold",
    "why_no_verdict",
]
