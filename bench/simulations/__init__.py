"""Data with a known truth, made again and again: do the methods find it? One study a file."""

from bench.simulations import effect_sizes, growth, paired_change, rates, reliable_change, services
from bench.simulations.study import Study

STUDIES: tuple[Study, ...] = (
    rates.STUDY,
    paired_change.STUDY,
    effect_sizes.STUDY,
    reliable_change.STUDY,
    growth.STUDY,
    services.COVERAGE,
    services.ERROR,
)
