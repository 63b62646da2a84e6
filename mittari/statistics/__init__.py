"""Numbers in, numbers out."""

from mittari.statistics.intervals import mean_interval, wilson

__all__ = ["mean_interval", "wilson"]
