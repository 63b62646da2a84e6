"""XLSForm, the workbook that ODK and KoboToolbox make their forms of: a meter read from one and written to one."""

from mittari.formats.exchange.xlsform_reader import read
from mittari.formats.exchange.xlsform_writer import write

__all__ = ["SUFFIX", "read", "write"]

SUFFIX = ".xlsx"
