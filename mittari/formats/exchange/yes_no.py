"""The options of a question that is true or false, for which files have no words."""

from mittari.definitions.checks.undecided import TODO
from mittari.formats.exchange.options import Option

WORDS = {"en": ("No", "Yes"), "fi": ("Ei", "Kyllä"), "sv": ("Nej", "Ja")}


def yes_no(languages: list[str]) -> list[Option]:
    """No is 0 and yes is 1, worded in the languages that are known here; the others are to be written."""
    words = {tag: WORDS.get(tag.split("-")[0], (f"{TODO} write no", f"{TODO} write yes")) for tag in languages}
    return [Option(str(code), {tag: pair[code] for tag, pair in words.items()}) for code in (0, 1)]
