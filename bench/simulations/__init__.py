"""Data with a known truth, made again and again: do the methods find it? One study a file."""

from bench.simulations import (
    cost,
    course,
    dropout,
    effect_sizes,
    growth,
    linking,
    paired_change,
    precision,
    providers,
    rates,
    reliable_change,
    sequences,
    series,
    services,
    statuses,
)
from bench.simulations.study import Study

STUDIES: tuple[Study, ...] = (
    rates.STUDY,
    paired_change.STUDY,
    effect_sizes.STUDY,
    precision.STUDY,
    reliable_change.STUDY,
    dropout.STUDY,
    growth.STUDY,
    course.STUDY,
    services.COVERAGE,
    services.ERROR,
    sequences.STUDY,
    providers.RANKED,
    providers.COVERAGE,
    series.STUDY,
    statuses.STUDY,
    linking.STUDY,
    cost.STUDY,
)
