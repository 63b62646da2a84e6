"""The tab-separated survey structure of LimeSurvey: a meter read from one and written to one."""

from mittari.formats.exchange.limesurvey_reader import read
from mittari.formats.exchange.limesurvey_writer import write

__all__ = ["SUFFIX", "read", "write"]

SUFFIX = ".txt"
