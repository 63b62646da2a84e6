"""SurveyJS, forms as JSON: a meter read from one and written to one."""

from mittari.formats.exchange.surveyjs_reader import read
from mittari.formats.exchange.surveyjs_writer import write

__all__ = ["SUFFIX", "read", "write"]

SUFFIX = ".json"
