"""The program's own sentences: `<language>.yaml` and `<language>/*.yaml`, two levels (section: key: text).

A sentence is looked up as `section.key`; the files of one language are read as one.

A text may hold `{name}` placeholders. Where a text differs by number, it stands under `key_one` and `key_other`
(and the other plural forms of the language), and is looked up as `section.key` with `count=`.
"""

from collections.abc import Callable
from pathlib import Path

from babel import Locale

from mittari.definitions.yaml_reader import Document, Place, read_yaml
from mittari.errors import DefinitionError

Translate = Callable[..., str]


def locale_of(language: str) -> Locale:
    """The locale whose dates, numbers and plurals a language uses; a private variant (fi-x-selko) uses its base's."""
    return Locale.parse(language.split("-")[0])


class Messages:
    """All languages of one folder of message files."""

    def __init__(self, folder: Path):
        self.texts: dict[str, dict[str, str]] = {}
        for path in sorted(folder.rglob("*.yaml")):
            language = path.relative_to(folder).with_suffix("").parts[0]
            self.texts[language] = self.texts.get(language, {}) | _read(path)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are."""
        return tuple(self.texts)

    def translator(self, language: str) -> Translate:
        """A function `t(key, count=..., **values)` for one language; an unknown key raises KeyError."""
        texts = self.texts[language]
        plural = locale_of(language).plural_form

        def translate(key: str, **values: object) -> str:
            count = values.get("count")
            form = f"{key}_{plural(count)}" if isinstance(count, int | float) else key
            return texts[form if form in texts else key].format_map(values)

        return translate


def _read(path: Path) -> dict[str, str]:
    document = read_yaml(path)
    texts: dict[str, str] = {}
    for section, entries in _mapping(document, (), document.tree).items():
        for key, text in _mapping(document, (section,), entries).items():
            if not isinstance(text, str):
                problem = document.problem((section, key), "a text is needed", "write the sentence after the colon")
                raise DefinitionError([problem])
            texts[f"{section}.{key}"] = text
    return texts


def _mapping(document: Document, place: Place, tree: object) -> dict[str, object]:
    if not isinstance(tree, dict):
        raise DefinitionError([document.problem(place, "a section of messages is needed", "indent its keys")])
    return tree
