"""A meter as the plain keys and values that its files hold, without what they would leave out."""

from typing import Any

from mittari.definitions.structure import Structure
from mittari.definitions.texts import Texts


def structure_tree(structure: Structure) -> dict[str, Any]:
    """instrument.yaml as dicts, lists, texts and numbers; keys at their default are left out."""
    return structure.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def texts_tree(texts: Texts) -> dict[str, Any]:
    """texts/<language>.yaml, likewise; codes of options are texts."""
    return texts.model_dump(mode="json", by_alias=True, exclude_defaults=True)
