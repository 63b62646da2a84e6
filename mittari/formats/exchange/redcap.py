"""The data dictionary of REDCap, a CSV file of 18 columns: a meter read from one and written to one."""

from mittari.formats.exchange.redcap_reader import read
from mittari.formats.exchange.redcap_writer import write

__all__ = ["SUFFIX", "read", "write"]

SUFFIX = ".csv"
