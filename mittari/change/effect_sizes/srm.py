"""The standardised response mean (d_z): mean change over the standard deviation of the changes."""

import math

from mittari.change.effect_sizes.paired import EffectSize, Paired, undefined
from mittari.statistics.noncentral_t import noncentrality_interval

NAME, DENOMINATOR = "SRM (d_z)", "SD of the changes"


def srm(pairs: Paired, level: float = 0.95) -> EffectSize:
    """mean / SD of the changes, with the interval of a noncentral t.

    Assumes near normal changes. It grows with the correlation of before with after: never compare it between services.
    Checked: 12 pairs, 0.964007 with 0.257885 to 1.641267 (R). Source: Liang, Fossel & Larson 1990; Cohen 1988.
    """
    change, n = pairs.change, pairs.n
    spread = float(change.std(ddof=1))
    if pairs.alike:
        return undefined(NAME, DENOMINATOR)
    value = float(change.mean()) / spread
    low, high = noncentrality_interval(value * math.sqrt(n), n - 1, level)
    return EffectSize(NAME, DENOMINATOR, value, low / math.sqrt(n), high / math.sqrt(n))
