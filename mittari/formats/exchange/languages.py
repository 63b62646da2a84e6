"""Language tags of other programs, and which way their languages are written."""

import re

from mittari.definitions.texts import RIGHT_TO_LEFT

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def language_tag(text: str, otherwise: str) -> str:
    """The tag in the spelling of a meter (`FI_fi` is `fi-fi`); `otherwise` for what is no tag, such as `default`."""
    first, *rest = text.strip().replace("_", "-").split("-")
    tag = "-".join([first.lower(), *rest])
    return tag if LANGUAGE.fullmatch(tag) else otherwise


def is_rtl(language: str) -> bool:
    """Whether a language is written from right to left."""
    return language.split("-")[0] in RIGHT_TO_LEFT


def language_unsaid(language: str) -> str:
    """What is to be done where a file does not say the language of its texts."""
    return (
        f"The file does not say the language of its texts. If it is not {language}, rename texts/{language}.yaml and"
        " correct `language` in it."
    )
