"""FHIR R4 Questionnaire, with the Structured Data Capture guide 4.0.0."""

from mittari.formats.exchange.fhir_reader import read
from mittari.formats.exchange.fhir_writer import write

__all__ = ["SUFFIX", "read", "write"]

SUFFIX = ".json"
