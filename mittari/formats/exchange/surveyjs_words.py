"""Texts of SurveyJS: one text, or one for each language with `default` for the form's own."""

from mittari.formats.exchange.languages import language_tag
from mittari.formats.exchange.markup import plain
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.options import Wording


def words(node: Node, key: str, language: str) -> dict[str, str]:
    """The text at a key by language; empty if there is none."""
    if not isinstance(node.tree.get(key), dict):
        text = plain(node.text(key))
        return {language: text} if text else {}
    inner = node.node(key)
    found = {_tag(name, language): plain(inner.text(name)) for name in inner.tree}
    return {tag: text for tag, text in found.items() if text}


def written(wording: Wording, language: str) -> str | dict[str, str]:
    """The text as SurveyJS has it; `language` is the form's own."""
    if list(wording) == [language]:
        return wording[language]
    return {"default" if tag == language else tag: text for tag, text in wording.items()}


def _tag(name: str, language: str) -> str:
    return language if name == "default" else language_tag(name, language)
