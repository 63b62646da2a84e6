"""Wording out to translators and back: one file a format. Each has `content(translation)` and `read(path)`."""

from types import ModuleType

from mittari.formats.texts import xliff, xlsx

FORMATS: dict[str, ModuleType] = {"xliff": xliff, "xlsx": xlsx}
SUFFIXES = {".xlf": "xliff", ".xliff": "xliff", ".xlsx": "xlsx"}
"""The format of a file by the end of its name."""
