"""From a frame of clients to the comparison of their providers."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mittari.effects.providers.case_mix import concordance, events_a_column, expected_by_case_mix
from mittari.effects.providers.comparison import ProviderComparison
from mittari.effects.providers.funnel import Observed, limits, over_dispersion, place_in_funnel
from mittari.effects.providers.intake import Intake, read_intake
from mittari.effects.providers.shrinkage import Shrunken, shrunken_rates
from mittari.errors import InputError, Problem
from mittari.statistics.intervals import wilson

FEWEST = 10


def compare_providers(
    frame: pd.DataFrame,
    *,
    provider: str,
    outcome: str,
    case_mix: Sequence[str],
    categories: Sequence[str] = (),
    fewest: int = FEWEST,
    source: str = "clients",
) -> ProviderComparison:
    """Each provider's outcomes beside what its clients' case mix would give everywhere, from one row a client.

    `outcome` is a column of 1 and 0; `case_mix` names columns known at intake, numbers or categories (`categories`:
    those written as numbers). Expected from a logistic regression of all; funnel limits exactly binomial; limits wider
    by the root of phi where phi > 1; shrunken rates from random intercepts. Figures of providers with fewer than
    `fewest` clients are left empty; that is for want of information, and no disclosure control, as totals hold them.
    Raises InputError for bad rows, named by line, and for a case mix that can't be fitted.
    Checked: R's glm and lme4's glmer, limits by R's qbinom (see the parts). Source: Spiegelhalter 2005; Normand,
    Glickman & Gatsonis 1997.
    """
    if fewest < 1:
        raise InputError([Problem(source, "fewest", "is below 1", "give the least number of clients, such as 10")])
    clients = read_intake(
        frame, provider=provider, outcome=outcome, case_mix=case_mix, categories=categories, source=source
    )
    model = expected_by_case_mix(clients, source)
    sums = Observed.of(clients.provider, len(clients.names), clients.outcome, model.fitted)
    target, enough = float(clients.outcome.mean()), clients.sizes >= fewest
    phi, shrunk = over_dispersion(sums.z[enough]), shrunken_rates(clients, model)
    return ProviderComparison(
        table=_table(clients, sums, shrunk, target, phi).where(pd.Series(enough, index=clients.names)),
        target=target,
        phi=phi,
        case_mix=model,
        columns=clients.columns,
        asked=clients.asked,
        concordance=concordance(clients.outcome, model.fitted),
        events_a_column=events_a_column(clients),
        between=shrunk.fit,
        p_no_difference=shrunk.p_no_difference,
        clients=len(clients.outcome),
        unknown_outcome=clients.unknown_outcome,
        unknown_intake=clients.unknown_intake,
        fewest=fewest,
    )


def _table(clients: Intake, sums: Observed, shrunk: Shrunken, target: float, phi: float) -> pd.DataFrame:
    """All columns of all providers, in order of name (see ProviderComparison)."""
    low, high = (np.asarray(end) * sums.clients / sums.expected for end in wilson(sums.observed, sums.clients))
    rate, effective = sums.adjusted(target), sums.effective(target)
    around = limits(effective, target, phi)
    columns = {
        "clients": sums.clients,
        "observed": sums.observed,
        "expected": sums.expected,
        "ratio": sums.observed / sums.expected,
        "ratio_low": low,
        "ratio_high": high,
        "rate": rate,
        "z": sums.z,
        "effective": effective,
        **around,
        "funnel": place_in_funnel(rate, around),
        "shrunken": shrunk.rate,
        "shrunken_low": shrunk.low,
        "shrunken_high": shrunk.high,
        "reliability": shrunk.reliability,
    }
    whole = {"clients": "Int64", "observed": "Int64"}
    return pd.DataFrame(columns, index=clients.names).astype(whole)
