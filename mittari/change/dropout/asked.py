"""What is asked of a group's change beside its scores."""

from dataclasses import dataclass

from mittari.change.dropout.imputation import SEED
from mittari.change.dropout.weighting import History
from mittari.change.regression_to_the_mean import RegressionToTheMean
from mittari.errors import InputError, Problem


@dataclass(frozen=True)
class Asked:
    """`sem` (raw points) and `better` (higher or lower) ask for rates of verdicts; nobody at `low` or `high` gets one.

    `history` is what weights hang on: all earlier scores, or the last one. `imputations` data sets are drawn, by
    default as many as percent of the people miss a score. `gated` is set beside the gain of people who were let in by
    their first score. Raises InputError for a `sem` without `better`, and for what can't be.
    """

    sem: float | None = None
    better: str | None = None
    low: float | None = None
    high: float | None = None
    history: History = "all"
    imputations: int | None = None
    seed: int = SEED
    level: float = 0.95
    gated: RegressionToTheMean | None = None

    def __post_init__(self) -> None:
        if self.sem is not None and self.better is None:
            reason = "who improved can't be told without it"
            raise InputError([Problem("better", "", reason, "say higher or lower, or leave the SEM out")])
        if self.history not in ("all", "last"):
            raise InputError([Problem("history", "", f"{self.history!r} is not known", "say all or last")])
        if self.imputations is not None and self.imputations < 2:
            reason = f"{self.imputations} data sets don't show how they differ"
            raise InputError([Problem("imputations", "", reason, "give 20 or more, or leave it out")])
