"""Pseudonymous research data out: a file or folder in the formats that statistics programs read."""

from mittari.formats.data.build import build_dataset
from mittari.formats.data.dataset import Dataset
from mittari.formats.data.pseudonyms import Pseudonyms, kept_key
from mittari.formats.data.wanted import Wanted
from mittari.formats.data.whole_place import whole_place
from mittari.formats.data.write import FORMATS, WHOLE_FORMATS, write

__all__ = [
    "FORMATS",
    "WHOLE_FORMATS",
    "Dataset",
    "Pseudonyms",
    "Wanted",
    "build_dataset",
    "kept_key",
    "whole_place",
    "write",
]
